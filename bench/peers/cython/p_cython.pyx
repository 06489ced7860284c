# distutils: language = c++
# cython: language_level=3
from libc.stdint cimport int64_t
from libcpp.string cimport string
from libcpp.vector cimport vector

cdef extern from "<string_view>" namespace "std" nogil:
    cdef cppclass string_view:
        string_view(const char *, size_t)

cdef extern from "subject.hpp" namespace "subject" nogil:
    int64_t cadd "subject::add"(int64_t, int64_t)
    double cscale "subject::scale"(double, double, double)
    string cgreet "subject::greet"(const string &) except +
    int64_t clength "subject::length"(string_view)
    double csum "subject::sum_list"(const vector[double] &) except +
    vector[double] cmake "subject::make_list"(int64_t) except +
    vector[string] cecho "subject::echo_strings"(const vector[string] &) except +
    int64_t cfails "subject::fails"(int64_t) except +
    cdef cppclass CPoint "subject::Point":
        double x
        double y
    double cdist "subject::dist"(const CPoint &, const CPoint &)
    cdef cppclass CCounter "subject::Counter":
        CCounter(int64_t)
        int64_t inc(int64_t)
        int64_t get()
        int64_t value()
        void set_value(int64_t)

def add(int64_t a, int64_t b): return cadd(a, b)
def add_released(int64_t a, int64_t b):
    cdef int64_t r
    with nogil: r = cadd(a, b)
    return r
def scale(double x, double factor=2.0, double offset=0.0): return cscale(x, factor, offset)
def greet(str name):
    cdef bytes b = name.encode()
    return (<bytes>cgreet(b)).decode()
def length(str text):
    cdef bytes b = text.encode()
    return clength(string_view(<const char *>b, len(b)))
def sum_list(list xs):
    cdef vector[double] v = xs
    return csum(v)
def make_list(int64_t n): return cmake(n)
def echo_strings(list xs):
    cdef vector[string] v = [x.encode() for x in xs]
    return [(<bytes>s).decode() for s in cecho(v)]
def fails(int64_t code): return cfails(code)

cdef class Point:
    cdef CPoint value
    def __init__(self, double x, double y):
        self.value.x = x
        self.value.y = y
    @property
    def x(self): return self.value.x
    @property
    def y(self): return self.value.y
def dist(Point p not None, Point q not None): return cdist(p.value, q.value)

cdef class Counter:
    cdef CCounter *counter
    def __cinit__(self, int64_t start=0): self.counter = new CCounter(start)
    def __dealloc__(self): del self.counter
    def inc(self, int64_t by=1): return self.counter.inc(by)
    def get(self): return self.counter.get()
    @property
    def value(self): return self.counter.value()
    @value.setter
    def value(self, int64_t v): self.counter.set_value(v)
