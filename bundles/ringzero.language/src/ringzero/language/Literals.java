// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import org.eclipse.xtext.common.services.DefaultTerminalConverters;
import org.eclipse.xtext.conversion.IValueConverter;
import org.eclipse.xtext.conversion.ValueConverter;
import org.eclipse.xtext.conversion.ValueConverterException;
import org.eclipse.xtext.nodemodel.INode;

/** What numbers, names and texts in quotes mean. */
public class Literals extends DefaultTerminalConverters {

    /** Digits may be grouped: 30_000. */
    @ValueConverter(rule = "Magnitude")
    public IValueConverter<Double> magnitude() {
        return new IValueConverter<>() {

            @Override
            public Double toValue(String text, INode node) {
                if (text == null || text.isBlank()) throw new ValueConverterException("no number", node, null);
                try {
                    return Double.valueOf(text.replace("_", ""));
                } catch (NumberFormatException e) {
                    throw new ValueConverterException("no number", node, e);
                }
            }

            @Override
            public String toString(Double value) {
                return value.toString();
            }
        };
    }
}
