package shangui.paper;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Copies the XML of a tab, element by element, and sets one column of it to remarks. */
final class MarkedRows {

    private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();

    private final String letters;
    private final int column;
    private final Map<Integer, String> remarks;

    private XMLStreamReader from;
    private XMLStreamWriter to;
    private int row;
    private int cell;
    private boolean remarked;

    MarkedRows(int column, Map<Integer, String> remarks) {
        this.letters = letters(column);
        this.column = column;
        this.remarks = remarks;
    }

    /** Leaves the stream written to open. */
    void copy(InputStream in, OutputStream out) throws XMLStreamException {
        from = Xlsx.reader(in);
        to = OUTPUT.createXMLStreamWriter(out, "UTF-8");
        to.writeStartDocument("UTF-8", "1.0");
        while (from.hasNext()) {
            switch (from.next()) {
                case XMLStreamConstants.START_ELEMENT -> element();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> to.writeCharacters(from.getText());
                default -> { }
            }
        }
        to.writeEndDocument();
        to.flush();
    }

    /** How wide the tab is said to be would no longer be true; both places where it is said may be left out. */
    private void element() throws XMLStreamException {
        switch (from.getLocalName()) {
            case "dimension" -> skip();
            case "row" -> {
                row = number(from.getAttributeValue(null, "r"), row + 1);
                cell = -1;
                remarked = !remarks.containsKey(row);
                start("spans");
            }
            case "c" -> {
                String at = from.getAttributeValue(null, "r");
                cell = at == null ? cell + 1 : index(at);
                if (cell > column) {
                    remark();
                }
                if (cell == column) {
                    skip();
                } else {
                    start("");
                }
            }
            default -> start("");
        }
    }

    private void end() throws XMLStreamException {
        if (from.getLocalName().equals("row")) {
            remark();
        }
        to.writeEndElement();
    }

    private void remark() throws XMLStreamException {
        if (remarked) {
            return;
        }
        remarked = true;
        String prefix = prefix(from.getPrefix());
        to.writeStartElement(prefix, "c", from.getNamespaceURI());
        to.writeAttribute("r", letters + row);
        to.writeAttribute("t", "inlineStr");
        to.writeStartElement(prefix, "is", from.getNamespaceURI());
        to.writeStartElement(prefix, "t", from.getNamespaceURI());
        to.writeCharacters(remarks.get(row));
        to.writeEndElement();
        to.writeEndElement();
        to.writeEndElement();
    }

    private void start(String butAttribute) throws XMLStreamException {
        String namespace = from.getNamespaceURI();
        to.writeStartElement(prefix(from.getPrefix()), from.getLocalName(), namespace == null ? "" : namespace);
        for (int i = 0; i < from.getNamespaceCount(); i++) {
            to.writeNamespace(prefix(from.getNamespacePrefix(i)), prefix(from.getNamespaceURI(i)));
        }
        for (int i = 0; i < from.getAttributeCount(); i++) {
            if (from.getAttributeNamespace(i) != null && !from.getAttributeNamespace(i).isEmpty()) {
                to.writeAttribute(from.getAttributePrefix(i), from.getAttributeNamespace(i), from.getAttributeLocalName(i), from.getAttributeValue(i));
            } else if (!from.getAttributeLocalName(i).equals(butAttribute)) {
                to.writeAttribute(from.getAttributeLocalName(i), from.getAttributeValue(i));
            }
        }
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            int event = from.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private static String prefix(String text) {
        return text == null ? "" : text;
    }

    private static int number(String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }

    /** AB12 is in column 27. */
    private static int index(String address) {
        int index = 0;
        for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
            index = index * 26 + Character.toUpperCase(address.charAt(i)) - 'A' + 1;
        }
        return index - 1;
    }

    private static String letters(int column) {
        return (column < 26 ? "" : letters(column / 26 - 1)) + (char) ('A' + column % 26);
    }
}
