// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import java.util.List;

/** A chart that has been laid out: marks on an area. */
public record Picture(double width, double height, String title, String description, List<Mark> marks) {
    public Picture {
        marks = List.copyOf(marks);
    }
}
