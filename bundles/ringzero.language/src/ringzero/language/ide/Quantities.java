// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.QUANTITY;

import java.util.ArrayList;
import java.util.Locale;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import ringzero.language.check.Expected;
import ringzero.model.Quantity;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;

/** Numbers and their units as people read them. */
final class Quantities {

    private Quantities() {}

    /** "A time above 0, such as 5 ms." */
    static String bounds(EStructuralFeature setting) {
        if (!(setting instanceof EReference reference) || reference.getEReferenceType() != QUANTITY) return "";
        var expected = Expected.of(setting);
        var text = new StringBuilder(expected.dimension().map(Dimension::words).orElse("any quantity"));
        if (expected.whole()) text.append(", whole");
        expected.above().ifPresent(bound -> text.append(", above ").append(plain(bound)));
        expected.least().ifPresent(bound -> text.append(", at least ").append(plain(bound)));
        expected.most().ifPresent(bound -> text.append(", at most ").append(plain(bound)));
        text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
        return text.append(", such as ").append(expected.example()).append('.').toString();
    }

    /** As written, and in other units. */
    static String converted(Quantity quantity) {
        var written = written(quantity);
        var amount = Amount.of(quantity).orElse(null);
        if (amount == null) return written;
        var others = new ArrayList<String>();
        var usual = amount.text();
        if (!usual.equals(written)) others.add(usual);
        double value = amount.value();
        var dimension = amount.dimension();
        if (dimension.equals(Dimension.SIZE) && value >= 1024) others.add("%,d B".formatted((long) value));
        if (dimension.equals(Dimension.BANDWIDTH)) others.add("%.4g GB/s".formatted(value / 1e9));
        if (dimension.equals(Dimension.RATE) && value > 0)
            others.add("one every " + new Amount(1 / value, Dimension.TIME).text());
        if (dimension.equals(Dimension.FREQUENCY) && value > 0)
            others.add("a cycle takes " + new Amount(1 / value, Dimension.TIME).text());
        return others.isEmpty() ? written : written + " = " + String.join(" = ", others);
    }

    static String written(Quantity quantity) {
        return quantity == null ? "?" : Amount.written(quantity);
    }

    static double number(Quantity quantity, double otherwise) {
        return Amount.of(quantity).map(Amount::value).orElse(otherwise);
    }

    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.4g", number);
    }
}
