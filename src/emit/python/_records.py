"""What the records of the cffi lane have in common: values with named fields, as dataclasses are."""

from __future__ import annotations

from reprlib import recursive_repr
from typing import Any

set_field = object.__setattr__


class Record:
    """A value with named fields, as dataclasses are; generated classes add what depends on the fields."""

    __slots__ = ("__weakref__",)
    __match_args__: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> Any:
        if name in self.__match_args__:
            exported = next(cls for cls in type(self).__mro__ if "__match_args__" in vars(cls))
            raise RuntimeError(f"{exported.__name__}.__init__() was not called")
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __delattr__(self, name: str) -> None:
        if name in self.__match_args__:
            raise AttributeError(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    @recursive_repr()
    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({fields})"

    def __copy__(self) -> Any:
        return type(self)(*[getattr(self, name) for name in self.__match_args__])

    def __replace__(self, /, **changes: Any) -> Any:
        return type(self)(**{name: getattr(self, name) for name in self.__match_args__} | changes)

    def __reduce__(self) -> Any:
        fields = tuple([getattr(self, name) for name in self.__match_args__])
        state = getattr(self, "__dict__", None)
        return (type(self), fields, state) if state else (type(self), fields)


def set_frozen(self: Any, name: str, value: object, /) -> None:
    """The __setattr__ of a frozen record."""
    if name in self.__match_args__:
        raise AttributeError(f"cannot assign to field {name!r}")
    object.__setattr__(self, name, value)


def delete_frozen(self: Any, name: str, /) -> None:
    """The __delattr__ of a frozen record."""
    if name in self.__match_args__:
        raise AttributeError(f"cannot assign to field {name!r}")
    object.__delattr__(self, name)
