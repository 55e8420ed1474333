// SPDX-License-Identifier: EPL-2.0
package ringzero.report.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The file around the pages: objects, cross references, fonts, bookmarks. PDF 1.4 (Adobe, 2001). The same pages give the same bytes. */
final class PdfFile {
    /** An entry of the table of contents. */
    record Bookmark(String title, int page, double y) {}

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private PdfFile() {}

    static void write(String title, String subject, List<Sheet> pages, List<Bookmark> bookmarks, OutputStream to)
            throws IOException {
        PdfFile file = new PdfFile();
        file.build(title, subject, pages, bookmarks);
        file.out.writeTo(to);
    }

    /** Objects: 1 catalog, 2 pages, 3 resources, 4 information, 5 bookmarks; then the pages with their contents; then each bookmark. */
    private void build(String title, String subject, List<Sheet> pages, List<Bookmark> bookmarks) throws IOException {
        ascii("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        int firstPage = 6;
        int firstBookmark = firstPage + 2 * pages.size();
        object(
                bookmarks.isEmpty()
                        ? "<< /Type /Catalog /Pages 2 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>"
                        : "<< /Type /Catalog /Pages 2 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> /Outlines 5 0 R /PageMode /UseOutlines >>");
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) kids.append(firstPage + 2 * i).append(" 0 R ");
        object("<< /Type /Pages /Count %d /Kids [%s] /MediaBox [0 0 %s %s] /Resources 3 0 R >>"
                .formatted(
                        pages.size(), kids.toString().strip(), Sheet.number(Sheet.WIDTH), Sheet.number(Sheet.HEIGHT)));
        StringBuilder fonts = new StringBuilder();
        for (Face face : Face.values())
            fonts.append("/%s << /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >> "
                    .formatted(face.name(), face.name));
        object("<< /Font << %s>> /ExtGState << /veil << /ca 0.18 >> >> >>".formatted(fonts));
        object("<< /Title %s /Subject %s /Creator (Ringzero) /Producer (Ringzero) >>"
                .formatted(unicode(title), unicode(subject)));
        object(
                bookmarks.isEmpty()
                        ? "<< /Type /Outlines /Count 0 >>"
                        : "<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>"
                                .formatted(firstBookmark, firstBookmark + bookmarks.size() - 1, bookmarks.size()));
        for (int i = 0; i < pages.size(); i++) {
            object("<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>".formatted(firstPage + 2 * i + 1));
            stream(pages.get(i).content());
        }
        for (int i = 0; i < bookmarks.size(); i++) bookmark(bookmarks, i, firstBookmark, firstPage);
        end();
    }

    private void bookmark(List<Bookmark> all, int i, int first, int firstPage) {
        Bookmark one = all.get(i);
        String neighbours = (i > 0 ? "/Prev %d 0 R ".formatted(first + i - 1) : "")
                + (i < all.size() - 1 ? "/Next %d 0 R ".formatted(first + i + 1) : "");
        object("<< /Title %s /Parent 5 0 R %s/Dest [%d 0 R /XYZ 0 %s null] >>"
                .formatted(
                        unicode(one.title()),
                        neighbours,
                        firstPage + 2 * one.page(),
                        Sheet.number(Sheet.HEIGHT - one.y())));
    }

    private void object(String body) {
        offsets.add(out.size());
        ascii("%d 0 obj\n%s\nendobj\n".formatted(offsets.size(), body));
    }

    private void stream(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (var deflating = new DeflaterOutputStream(packed, deflater)) {
            deflating.write(content);
        } finally {
            deflater.end();
        }
        offsets.add(out.size());
        ascii("%d 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n".formatted(offsets.size(), packed.size()));
        packed.writeTo(out);
        ascii("\nendstream\nendobj\n");
    }

    private void end() {
        int start = out.size();
        ascii("xref\n0 %d\n0000000000 65535 f \n".formatted(offsets.size() + 1));
        for (int offset : offsets) ascii("%010d 00000 n \n".formatted(offset));
        ascii("trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                .formatted(offsets.size() + 1, start));
    }

    /** Titles may hold every script, as UTF-16 with a mark of the byte order. */
    private static String unicode(String text) {
        return "<FEFF" + HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
