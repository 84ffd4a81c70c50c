package shangui.paper;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import shangui.paper.SheetReader.Unreadable;

/** The parts an XLSX is packed of, as the reading library sees them. */
final class Xlsx {

    /** 50,000 rows of 20 full columns unpack to about 50 MB. */
    private static final long MOST_UNPACKED_BYTES = 100_000_000;
    private static final int MOST_PARTS = 500;
    private static final int LONGEST_TEXT_BYTES = 100_000;
    private static final int DEEPEST_ELEMENT = 100;

    private static final XMLInputFactory INPUT = XMLInputFactory.newDefaultFactory();

    static {
        INPUT.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        INPUT.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private Xlsx() {
    }

    static ZipFile open(byte[] file) throws IOException {
        return ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get();
    }

    static XMLStreamReader reader(InputStream part) throws XMLStreamException {
        return INPUT.createXMLStreamReader(part);
    }

    /** Refuses what unpacks to more than a sheet of ours can need, before anything is kept of it. */
    static void check(byte[] file) throws Unreadable {
        try (ZipFile zip = open(file)) {
            List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
            long left = parts.size() > MOST_PARTS ? 0 : MOST_UNPACKED_BYTES;
            for (ZipArchiveEntry part : parts) {
                left = check(zip, part, left);
            }
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable(Unreadable.Why.NO_SHEET);
        }
    }

    /** Reads a part through once. Answers how many bytes others may still have. */
    private static long check(ZipFile zip, ZipArchiveEntry part, long left) throws IOException, Unreadable {
        var shape = new Shape();
        boolean xml = part.getName().endsWith(".xml") || part.getName().endsWith(".rels");
        byte[] some = new byte[1 << 16];
        long rest = left;
        try (InputStream in = zip.getInputStream(part)) {
            for (int n; (n = in.read(some)) >= 0;) {
                rest -= n;
                if (rest <= 0 || xml && shape.isTooMuch(some, n)) {
                    throw new Unreadable(Unreadable.Why.TOO_LARGE);
                }
            }
        }
        return rest;
    }

    /** How deep the elements of a part stand in each other and how far apart they begin, seen from its bytes alone. */
    private static final class Shape {

        private int depth;
        private int sinceElement;
        private byte before;

        boolean isTooMuch(byte[] bytes, int n) {
            for (int i = 0; i < n; i++) {
                byte now = bytes[i];
                sinceElement = now == '<' ? 0 : sinceElement + 1;
                depth += before == '<' && now != '/' && now != '?' && now != '!' ? 1 : before == '<' && now == '/' || before == '/' && now == '>' ? -1 : 0;
                if (sinceElement > LONGEST_TEXT_BYTES || depth > DEEPEST_ELEMENT) {
                    return true;
                }
                before = now;
            }
            return false;
        }
    }

    /** The part that is the first tab. */
    static String firstSheet(ZipFile zip) throws IOException, XMLStreamException {
        String book = elements(zip, "[Content_Types].xml", "Override").stream()
            .filter(part -> part.getOrDefault("ContentType", "").endsWith("main+xml")).map(part -> part.get("PartName").substring(1))
            .findFirst().orElse("xl/workbook.xml");
        String id = elements(zip, book, "sheet").getFirst().get("id");
        String relations = book.replaceFirst("([^/]*)$", "_rels/$1.rels");
        String target = elements(zip, relations, "Relationship").stream().filter(part -> id.equals(part.get("Id"))).findFirst().orElseThrow().get("Target");
        return URI.create("/" + book).resolve(target).getPath().substring(1);
    }

    /** The attributes of each element of that name. */
    private static List<Map<String, String>> elements(ZipFile zip, String part, String name) throws IOException, XMLStreamException {
        var found = new ArrayList<Map<String, String>>();
        ZipArchiveEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new IOException("no " + part);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            for (XMLStreamReader reader = reader(in); reader.hasNext();) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(name)) {
                    var attributes = new HashMap<String, String>();
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                    }
                    found.add(attributes);
                }
            }
        }
        return found;
    }
}
