# distutils: language = c++
# cython: language_level=3
from libc.stdint cimport int64_t
from libcpp.map cimport map as cmap
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
        int64_t tune(int64_t, int64_t, int64_t)
    vector[CPoint] cpoints "subject::echo_points"(const vector[CPoint] &) except +
    cmap[string, int64_t] cechomap "subject::echo_map"(const cmap[string, int64_t] &) except +
    int64_t cpick_i "subject::pick"(int64_t)
    int64_t cpick_s "subject::pick"(string_view)
    double cpick_d "subject::pick"(double)
    cdef cppclass CVec "subject::Vec":
        CVec(double, double)
        CVec operator+(const CVec &)
        double length()
    cdef cppclass CPart "subject::Part":
        int64_t get()
    cdef cppclass CHolder "subject::Holder":
        CHolder(int64_t)
        vector[int64_t].const_iterator begin()
        vector[int64_t].const_iterator end()
        CPart &part()

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
def returns_error(int64_t code):
    if code: raise ValueError("bad")
    return 0
def pick(what):
    cdef bytes b
    if isinstance(what, int): return cpick_i(what)
    if isinstance(what, str):
        b = what.encode()
        return cpick_s(string_view(<const char *>b, len(b)))
    return cpick_d(what)
def echo_map(dict numbers):
    cdef cmap[string, int64_t] m
    for k, v in numbers.items(): m[k.encode()] = v
    cdef cmap[string, int64_t] r = cechomap(m)
    return {(<bytes>e.first).decode(): e.second for e in r}

cdef class Point:
    cdef CPoint value
    def __init__(self, double x, double y):
        self.value.x = x
        self.value.y = y
    @property
    def x(self): return self.value.x
    @property
    def y(self): return self.value.y
def echo_points(list points):
    cdef vector[CPoint] v
    cdef Point p
    for p in points: v.push_back(p.value)
    cdef vector[CPoint] r = cpoints(v)
    return [Point(r[i].x, r[i].y) for i in range(r.size())]
def dist(Point p not None, Point q not None): return cdist(p.value, q.value)

cdef class Counter:
    cdef CCounter *counter
    def __cinit__(self, int64_t start=0): self.counter = new CCounter(start)
    def __dealloc__(self): del self.counter
    def inc(self, int64_t by=1): return self.counter.inc(by)
    def get(self): return self.counter.get()
    def tune(self, int64_t low, int64_t high, int64_t step): return self.counter.tune(low, high, step)
    @property
    def value(self): return self.counter.value()
    @value.setter
    def value(self, int64_t v): self.counter.set_value(v)

cdef class Part:
    cdef CPart *part
    cdef Holder owner
    def get(self): return self.part.get()

cdef class Vec:
    cdef CVec *vec
    def __cinit__(self, double x, double y): self.vec = new CVec(x, y)
    def __dealloc__(self): del self.vec
    def __add__(Vec self, Vec other):
        cdef Vec made = Vec(0, 0)
        made.vec[0] = self.vec[0] + other.vec[0]
        return made
    def length(self): return self.vec.length()

cdef class Holder:
    cdef CHolder *holder
    def __cinit__(self, int64_t n): self.holder = new CHolder(n)
    def __dealloc__(self): del self.holder
    def __iter__(self):
        cdef vector[int64_t].const_iterator at = self.holder.begin()
        while at != self.holder.end():
            yield <int64_t>(at[0])
            at += 1
    def part(self):
        cdef Part made = Part()
        made.owner = self
        made.part = &self.holder.part()
        return made
