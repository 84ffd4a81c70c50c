package shangui.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import shangui.paper.SheetReader.Unreadable;

/** A file that was read, given back with a column of remarks. Every other cell stays as it came; in an XLSX its formats and further tabs too. */
public final class MarkedSheet {

    private MarkedSheet() {
    }

    /**
     * @param column  where the remarks go, counted from 0; what stood in it is gone
     * @param remarks by the numbers of {@link SheetReader.Line}; other rows get none
     * @throws Unreadable for what {@link SheetReader} does not read either
     */
    public static byte[] of(byte[] file, int column, Map<Integer, String> remarks) throws Unreadable {
        try {
            return SheetReader.isZip(file) ? xlsx(file, column, remarks) : csv(CsvText.of(file), column, remarks);
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            throw new Unreadable(Unreadable.Why.NO_SHEET);
        }
    }

    private static byte[] xlsx(byte[] file, int column, Map<Integer, String> remarks) throws IOException, XMLStreamException {
        var out = new ByteArrayOutputStream(file.length + file.length / 4);
        try (ZipFile from = Xlsx.open(file); ZipOutputStream to = new ZipOutputStream(out)) {
            String sheet = Xlsx.firstSheet(from);
            for (ZipArchiveEntry part : Collections.list(from.getEntriesInPhysicalOrder())) {
                to.putNextEntry(new ZipEntry(part.getName()));
                try (InputStream in = from.getInputStream(part)) {
                    if (part.getName().equals(sheet)) {
                        new MarkedRows(column, remarks).copy(in, to);
                    } else {
                        in.transferTo(to);
                    }
                }
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] csv(CsvText file, int column, Map<Integer, String> remarks) throws IOException {
        var out = new StringBuilder(file.text().length() + file.text().length() / 4);
        try (var records = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get().parse(new StringReader(file.text()));
             var printer = new CSVPrinter(out, CSVFormat.DEFAULT.builder().setRecordSeparator(file.lineEnd()).get())) {
            int number = 0;
            for (CSVRecord record : records) {
                String remark = remarks.get(++number);
                if (remark == null && record.size() == 1 && record.get(0).isEmpty()) {
                    printer.println();
                } else {
                    printer.printRecord(remark == null && record.size() <= column ? record.toList() : marked(record.toList(), column, remark));
                }
            }
        }
        return file.bytesOf(out);
    }

    private static List<String> marked(List<String> cells, int column, String remark) {
        var marked = new ArrayList<>(cells);
        while (marked.size() <= column) {
            marked.add("");
        }
        marked.set(column, remark == null ? "" : remark);
        return marked;
    }
}
