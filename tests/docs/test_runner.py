"""The runner itself: a block that is wrong, or that says nothing, is found."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from doc_blocks import ROOT, BadBlock, parse
from doc_modules import Failed
from doc_pages import Page, Report


def run(text: str, folder: Path, all_of_them: bool = False) -> Report:
    return Page(parse(textwrap.dedent(text), "page.md"), folder, ROOT, all_of_them).run()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```cpp\nint x;\n```", "page.md:2: is this to be tried, and how?"),
        ("text\n\n```\nx\n```", "page.md:3: a block without a language"),
        ("text\n\n    indented\n", "page.md:3: code that is only indented"),
        ("```rust\n```", "page.md:2: nobody knows what to do with rust"),
        ("```python modul=x\n```", "page.md:2: python has no `modul`"),
        ("```sh skip=\n```", 'page.md:2: skip="…" needs its reason'),
        ("a\n\n<!--\n\n```cpp\nint x;\n```\n-->", "page.md:6: is this to be tried, and how?"),
        ('```sh skip="a\n```', "page.md:1: No closing quotation"),
    ],
)
def test_blocks_that_nobody_understands(text: str, said: str) -> None:
    with pytest.raises(BadBlock) as caught:
        parse(text, "page.md")
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```python\nx = 1\n\nassert x == 2\n```", r'page.md:2, in the cpython lane:\n.*File "page.md", line 4, in <module>\n'),
        ("```pycon\n>>> 1 + 1\n3\n```", "Expected:\n *3\nGot:\n *2"),
        ("```pycon\n1 + 1\n```", "without a line that begins with >>>"),
        ("```python\nprint(1)\n```\n\n```text output\n2\n```", "page.md:6: the page says\n2\n--- and it printed\n1"),
        ("```python\nimport os\nprint(os.environ['FERRULE_LANE'])\n```\n\n```text output\n...\n```", "page.md:2: the lanes print different things"),
        ("```python\nimport os\nos._exit(3)\n```", "page.md:2: the Python blocks ended with status 3"),
        ("```sh\nfalse\ntrue\n```", "page.md:2: status 1 instead of 0"),
        ("```sh status=2\ntrue\n```", "page.md:2: status 0 instead of 2"),
        ("```c check=std\nint f(void) { return x; }\n```", r"page.md:2:22: error: .x. undeclared"),
        ("```c check=geo\nint x;\n```", "page.md:2: no block of this page is a part of the module geo"),
        ("```cpp check=std\nint x = y;\n```", "page.md:2:9: error"),
        ("```toml\na = \n```", "page.md:2: .*[Ii]nvalid"),
        ('```toml\n[tool.ferrule]\nmodul = "x"\n```', "page.md:2: .*unknown key `modul`"),
        ("```json\n{\n```", "Expecting property name"),
        ("```cpp refused=m\nFERRULE(export) inline int f() { return 1; }\n```", "was to refuse this, and did not"),
        ("```cpp module=m\nFERRULE(export) int *f();\n```", r"page.md:2: ferrule refuses the module m:\nm.hpp:4:22: error: `f\(\)` cannot cross"),
    ],
)
def test_blocks_that_are_wrong(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises((Failed, ValueError), match="(?s)" + said):
        run(text, tmp_path)


def test_blocks_that_are_right(tmp_path: Path) -> None:
    report = run(
        """
        ```cpp module=m
        FERRULE(export) inline int twice(int x) { return 2 * x; }
        ```
        <!-- more of it
        ```cpp module=m
        FERRULE(export) inline int thrice(int x) { return 3 * x; }
        ```
        -->
        ```python
        import m
        print(m.twice(2))
        ```
        ```text output
        4
        ```
        ```pycon
        >>> m.thrice(2)
        6
        ```
        ```c run=m
        #include <m.h>
        int main(void) { int32_t x = 0; return m_twice(1, &x, NULL) || x != 2; }
        ```
        ```sh
        mkdir -p one && cd one
        ```
        ```toml file=two/a.toml
        a = 1
        ```
        ```sh
        cat two/*.toml
        basename $PWD
        ```
        ```text output
        a = 1
        o...
        ```
        ```sh skip="a reason"
        false
        ```
        ```sh slow
        false
        ```
        ```text output slow
        never compared
        ```
        """,
        tmp_path,
    )
    assert report.ran == 10
    assert report.skipped == [
        "page.md:40: a reason",
        "page.md:43: slow; FERRULE_TEST_ALL=1 runs it",
        "page.md:46: slow; FERRULE_TEST_ALL=1 runs it",
    ]
