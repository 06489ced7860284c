// The same library in Rust: what a Rust author with PyO3 would write.
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::collections::BTreeMap;

#[pyfunction]
fn add(a: i64, b: i64) -> i64 {
    a.wrapping_add(b)
}
#[pyfunction]
fn add_released(py: Python<'_>, a: i64, b: i64) -> i64 {
    py.detach(|| a.wrapping_add(b))
}
#[pyfunction]
#[pyo3(signature = (x, factor=2.0, offset=0.0))]
fn scale(x: f64, factor: f64, offset: f64) -> f64 {
    x * factor + offset
}
#[cfg(not(feature = "abi3"))]
#[pyfunction]
fn greet(name: &str) -> String {
    format!("hello, {name}")
}
#[cfg(not(feature = "abi3"))]
#[pyfunction]
fn length(text: &str) -> i64 {
    text.len() as i64
}
// &str of a str needs Python 3.10 under the stable ABI
#[cfg(feature = "abi3")]
#[pyfunction]
fn greet(name: std::borrow::Cow<'_, str>) -> String {
    format!("hello, {name}")
}
#[cfg(feature = "abi3")]
#[pyfunction]
fn length(text: std::borrow::Cow<'_, str>) -> i64 {
    text.len() as i64
}
#[pyfunction]
fn sum_list(xs: Vec<f64>) -> f64 {
    xs.iter().sum()
}
#[pyfunction]
fn make_list(n: i64) -> Vec<f64> {
    (0..n).map(|i| i as f64 * 0.5).collect()
}
#[pyfunction]
fn echo_strings(xs: Vec<String>) -> Vec<String> {
    xs
}
#[pyfunction]
fn fails(code: i64) -> PyResult<i64> {
    if code != 0 { Err(PyValueError::new_err("bad")) } else { Ok(0) }
}

#[pyfunction]
fn returns_error(code: i64) -> PyResult<i64> {
    fails(code)
}
#[derive(FromPyObject)]
enum Picked {
    Number(i64),
    Text(String),
    Float(f64),
}
#[derive(IntoPyObject)]
enum Given {
    Number(i64),
    Float(f64),
}
#[pyfunction]
fn pick(what: Picked) -> Given {
    match what {
        Picked::Number(number) => Given::Number(number + 1),
        Picked::Text(text) => Given::Number(text.len() as i64),
        Picked::Float(number) => Given::Float(number * 2.0),
    }
}
#[pyfunction]
fn echo_map(numbers: BTreeMap<String, i64>) -> BTreeMap<String, i64> {
    numbers
}
#[pyfunction]
fn echo_points(points: Vec<Point>) -> Vec<Point> {
    points
}

#[pyclass(from_py_object)]
#[derive(Clone)]
struct Point {
    #[pyo3(get, set)]
    x: f64,
    #[pyo3(get, set)]
    y: f64,
}
#[pymethods]
impl Point {
    #[new]
    fn new(x: f64, y: f64) -> Self {
        Point { x, y }
    }
}
#[pyfunction]
fn dist(p: PyRef<'_, Point>, q: PyRef<'_, Point>) -> f64 {
    ((p.x - q.x).powi(2) + (p.y - q.y).powi(2)).sqrt()
}

#[pyclass]
struct Counter {
    value: i64,
}
#[pymethods]
impl Counter {
    #[new]
    #[pyo3(signature = (start=0))]
    fn new(start: i64) -> Self {
        Counter { value: start }
    }
    #[pyo3(signature = (by=1))]
    fn inc(&mut self, by: i64) -> i64 {
        self.value += by;
        self.value
    }
    fn get(&self) -> i64 {
        self.value
    }
    fn tune(&mut self, low: i64, high: i64, step: i64) -> i64 {
        self.value = low + high + step;
        self.value
    }
    #[getter]
    fn value(&self) -> i64 {
        self.value
    }
    #[setter]
    fn set_value(&mut self, value: i64) {
        self.value = value;
    }
}

#[pyclass]
struct Vec2 {
    x: f64,
    y: f64,
}
#[pymethods]
impl Vec2 {
    #[new]
    fn new(x: f64, y: f64) -> Self {
        Vec2 { x, y }
    }
    fn __add__(&self, other: PyRef<'_, Vec2>) -> Vec2 {
        Vec2 { x: self.x + other.x, y: self.y + other.y }
    }
    fn length(&self) -> f64 {
        self.x * self.x + self.y * self.y
    }
}

// What is in it has to be an object of Python of its own: there are no references into others.
#[pyclass]
struct Holder {
    numbers: Vec<i64>,
    part: Py<Part>,
}
#[pyclass]
struct Part {
    value: i64,
}
#[pymethods]
impl Part {
    fn get(&self) -> i64 {
        self.value
    }
}
#[pyclass]
struct HolderIter {
    of: Py<Holder>,
    at: usize,
}
#[pymethods]
impl Holder {
    #[new]
    fn new(py: Python<'_>, n: i64) -> PyResult<Self> {
        Ok(Holder { numbers: vec![7; n as usize], part: Py::new(py, Part { value: 3 })? })
    }
    fn __iter__(slf: Py<Self>) -> HolderIter {
        HolderIter { of: slf, at: 0 }
    }
    fn part(&self, py: Python<'_>) -> Py<Part> {
        self.part.clone_ref(py)
    }
}
#[pymethods]
impl HolderIter {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }
    fn __next__(&mut self, py: Python<'_>) -> Option<i64> {
        let at = self.at;
        self.at += 1;
        self.of.borrow(py).numbers.get(at).copied()
    }
}

fn fill(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add_function(wrap_pyfunction!(add, m)?)?;
    m.add_function(wrap_pyfunction!(add_released, m)?)?;
    m.add_function(wrap_pyfunction!(scale, m)?)?;
    m.add_function(wrap_pyfunction!(greet, m)?)?;
    m.add_function(wrap_pyfunction!(length, m)?)?;
    m.add_function(wrap_pyfunction!(sum_list, m)?)?;
    m.add_function(wrap_pyfunction!(make_list, m)?)?;
    m.add_function(wrap_pyfunction!(echo_strings, m)?)?;
    m.add_function(wrap_pyfunction!(fails, m)?)?;
    m.add_function(wrap_pyfunction!(dist, m)?)?;
    m.add_function(wrap_pyfunction!(returns_error, m)?)?;
    m.add_function(wrap_pyfunction!(pick, m)?)?;
    m.add_function(wrap_pyfunction!(echo_map, m)?)?;
    m.add_function(wrap_pyfunction!(echo_points, m)?)?;
    m.add_class::<Point>()?;
    m.add_class::<Holder>()?;
    m.add("Vec", m.py().get_type::<Vec2>())?;
    m.add_class::<Counter>()
}
#[cfg(not(feature = "abi3"))]
#[pymodule]
fn p_pyo3(m: &Bound<'_, PyModule>) -> PyResult<()> {
    fill(m)
}
#[cfg(feature = "abi3")]
#[pymodule]
fn p_pyo3_abi3(m: &Bound<'_, PyModule>) -> PyResult<()> {
    fill(m)
}
