"""For tools that look for a setup.py: ferrule is built as pyproject.toml says, by scikit-build-core.

`python setup.py install` and its like hand over to pip; there is no second description of the package here.
"""

import subprocess
import sys

PIP = {"install": ["install", "."], "develop": ["install", "."], "bdist_wheel": ["wheel", "--no-deps", "--wheel-dir", "dist", "."]}

if __name__ == "__main__":
    command = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    if command not in PIP:
        sys.exit("use `pip install .` (or one of: python setup.py " + ", ".join(PIP) + ")")
    sys.exit(subprocess.call([sys.executable, "-m", "pip", *PIP[command]]))
