"""A playlist is read, asked, changed and written."""

import gc

import tinyxml as xml

TEXT = """<?xml version="1.0"?>
<!-- what is played -->
<list name="morning">
  <song length="215" rating="4.5"><title>Here Comes the Sun</title></song>
  <song length="185"><title>Wake Up &amp; Go</title></song>
</list>
"""

document = xml.XMLDocument()
assert document.Parse(TEXT) == xml.XMLError.XML_SUCCESS
root = document.RootElement()
assert root.Name() == "list" and root.Attribute("name") == "morning"

# Every node is what it is, though C++ says XMLNode.
kinds = []
node = document.FirstChild()
while node is not None:
    kinds.append(type(node).__name__)
    node = node.NextSibling()
assert kinds == ["XMLDeclaration", "XMLComment", "XMLElement"], kinds

songs = []
song = root.FirstChildElement("song")
while song is not None:
    error, length = song.QueryIntAttribute("length")
    assert error == xml.XMLError.XML_SUCCESS
    songs.append((song.FirstChildElement("title").GetText(), length))
    song = song.NextSiblingElement("song")
assert songs == [("Here Comes the Sun", 215), ("Wake Up & Go", 185)], songs

first = root.FirstChildElement("song")
assert first.QueryDoubleAttribute("rating") == (xml.XMLError.XML_SUCCESS, 4.5)
assert first.QueryIntAttribute("nothing")[0] == xml.XMLError.XML_NO_ATTRIBUTE
assert first.IntAttribute("nothing", 7) == 7
assert first.FirstAttribute().Name() == "length" and first.FirstAttribute().IntValue() == 215
assert xml.XMLUtil.ToInt("42") == (True, 42)

# A part keeps the document alive.
title = first.FirstChildElement("title")
del document, root, first, song, node
gc.collect()
assert title.GetText() == "Here Comes the Sun"
document = title.GetDocument()

# Change and write.
root = document.RootElement()
new = root.InsertNewChildElement("song")
new.SetAttribute("length", 99)
new.SetAttribute("title", "Löwe")
root.DeleteChild(root.FirstChildElement("song"))
printer = xml.XMLPrinter()
document.Print(printer)
text = printer.CStr()
assert "Here Comes" not in text and '<song length="99" title="Löwe"/>' in text, text
assert document.SaveFile("list.xml") == xml.XMLError.XML_SUCCESS
again = xml.XMLDocument()
assert again.LoadFile("list.xml") == xml.XMLError.XML_SUCCESS
assert again.RootElement().ChildElementCount() == 2

# What is wrong is said.
broken = xml.XMLDocument()
assert broken.Parse("<a><b></a>") == xml.XMLError.XML_ERROR_MISMATCHED_ELEMENT
assert broken.Error() and broken.ErrorLineNum() == 1
assert broken.LoadFile("nowhere.xml") == xml.XMLError.XML_ERROR_FILE_NOT_FOUND
