"""Settings are read, changed and written; an element keeps its document alive."""

import gc

import txml as xml

OK = xml.XMLError.XML_SUCCESS
TEXT = """<?xml version="1.0"?>
<scene name="hall">
  <lamp id="1" power="40.5" on="true">desk</lamp>
  <lamp id="2" power="60" on="false">ceiling</lamp>
</scene>
"""

document = xml.XMLDocument()
assert document.Parse(TEXT) == OK and not document.Error()
scene = document.RootElement()
assert scene.Name() == "scene" and scene.FindAttribute("name").Value() == "hall"
lamps = []
lamp = scene.FirstChildElement("lamp")
while lamp is not None:
    lamps.append((lamp.IntAttribute("id"), lamp.DoubleAttribute("power"), lamp.BoolAttribute("on"), lamp.GetText()))
    lamp = lamp.NextSiblingElement("lamp")
assert lamps == [(1, 40.5, True, "desk"), (2, 60.0, False, "ceiling")], lamps

# What is not there, or is something else, is said.
first = scene.FirstChildElement("lamp")
assert first.QueryIntAttribute("id") == (OK, 1)
assert first.QueryDoubleAttribute("power") == (OK, 40.5)
assert first.QueryIntAttribute("color")[0] == xml.XMLError.XML_NO_ATTRIBUTE
assert first.QueryIntText()[0] == xml.XMLError.XML_CAN_NOT_CONVERT_TEXT
assert xml.XMLUtil.ToInt("42") == (True, 42) and not xml.XMLUtil.ToInt("x")[0]
assert scene.FirstChildElement("table") is None

# Change and write.
first.SetAttribute("power", 25)
chair = scene.InsertNewChildElement("chair")
chair.SetText("1 < 2")
chair.SetAttribute("legs", 4)
printer = xml.XMLPrinter()
assert document.Print(printer) is None
assert '<lamp id="1" power="25" on="true">desk</lamp>' in printer.CStr()
assert '<chair legs="4">1 &lt; 2</chair>' in printer.CStr()
assert document.SaveFile("scene.xml") == OK
again = xml.XMLDocument()
assert again.LoadFile("scene.xml") == OK
handle = xml.XMLHandle(again).FirstChildElement("scene").FirstChildElement("chair")
assert handle.ToElement().GetText() == "1 < 2"

# Printing without a document.
stream = xml.XMLPrinter()
stream.OpenElement("a")
stream.PushAttribute("b", 1)
stream.PushText("c")
stream.CloseElement()
assert stream.CStr().strip() == '<a b="1">c</a>', stream.CStr()

# An element keeps its document alive.
legs = again.RootElement().FirstChildElement("chair")
del again, handle
gc.collect()
assert legs.IntAttribute("legs") == 4

# What was taken out of a document before it is read anew cannot be used.
old = document.RootElement()
assert document.Parse("<new/>") == OK
try:
    old.Name()
    raise SystemExit("a stale element was used")
except xml.StaleError:
    pass
assert document.Parse("<a><b></a>") == xml.XMLError.XML_ERROR_MISMATCHED_ELEMENT
assert document.ErrorLineNum() == 1 and "MISMATCHED" in document.ErrorStr()
assert xml.XMLDocument().LoadFile("nowhere.xml") == xml.XMLError.XML_ERROR_FILE_NOT_FOUND
