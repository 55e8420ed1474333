// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ringzero.experiment.explain.Explanation;
import ringzero.experiment.explain.Explanation.Step;
import ringzero.experiment.explain.Ring;
import ringzero.report.chart.Ink;
import ringzero.report.chart.Mark;
import ringzero.report.chart.Mark.Anchor;
import ringzero.report.chart.Picture;
import ringzero.report.chart.TextMeasure;
import ringzero.report.notation.Quantities;

/**
 * Explanations as a picture: one below the other, each with its rings as bands and its steps as boxes from left to right. Boxes are equally wide, as costs differ by
 * orders of magnitude; the bar below each is to one scale for all.
 */
final class StepsLayout {
    private static final double SIZE = 12;
    private static final double SMALL = 11;
    private static final double HEAD = 30;
    private static final double BAND = 42;
    private static final double GAP = 14;
    private static final double NARROWEST = 66;
    private static final double WIDEST = 150;
    private static final double BAR = 8;
    private static final double NOTE = 16;
    private static final double BELOW = 26;
    private static final double MARGIN = 8;
    private static final double[] NO_DASH = {};
    private static final double[] DASH = {3, 3};

    /** The box of a step, for the mouse. */
    record Box(int explanation, int step, double x, double y, double width, double height) {
        boolean contains(double px, double py) {
            return px >= x && px <= x + width && py >= y && py <= y + height;
        }
    }

    /** What was laid out. */
    record Laid(Picture picture, List<Box> boxes) {}

    private final TextMeasure measure;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();

    StepsLayout(TextMeasure measure) {
        this.measure = measure;
    }

    /**
     * Lays out.
     *
     * @param width in pixels, if the steps fit
     * @param reached how many steps have happened; later ones are only hinted at
     */
    Laid layout(List<Explanation> explanations, double width, int reached) {
        double names = names(explanations);
        long longest = Math.max(
                1, explanations.stream().mapToLong(Explanation::total).max().orElse(1));
        double right = width;
        double y = MARGIN;
        for (int i = 0; i < explanations.size(); i++) {
            Explanation explanation = explanations.get(i);
            int count = Math.max(1, explanation.steps().size());
            double box = Math.clamp((width - names - MARGIN) / count - GAP, NARROWEST, WIDEST);
            double end = names + count * (box + GAP);
            right = Math.max(right, end + MARGIN);
            y = explanation(i, explanation, y, names, box, Math.max(end, width - MARGIN), reached);
            y = bar(explanation, y, names, width - MARGIN - names, longest);
            for (String note : explanation.notes()) {
                text(names, y + SMALL, note, Ink.Role.RULE, SMALL, false);
                y += NOTE;
            }
            y += BELOW;
        }
        String title = explanations.isEmpty() ? "" : explanations.getFirst().operation();
        return new Laid(new Picture(right, y, title, description(explanations), marks), boxes);
    }

    private double names(List<Explanation> explanations) {
        double widest = 0;
        for (Explanation explanation : explanations)
            for (Step step : explanation.steps()) widest = Math.max(widest, measure.width(band(step), SMALL, false));
        return MARGIN + widest + GAP;
    }

    private double explanation(
            int index, Explanation explanation, double top, double names, double box, double right, int reached) {
        text(MARGIN, top + SIZE + 2, heading(explanation), Ink.Role.TEXT, SIZE + 1, true);
        text(
                MARGIN + measure.width(heading(explanation), SIZE + 1, true) + 12,
                top + SIZE + 2,
                "%s, %s cycles"
                        .formatted(
                                time(explanation.total()),
                                Quantities.grouped(Math.round(explanation.cycles(explanation.total())))),
                Ink.Role.MUTED,
                SIZE,
                false);
        double y = top + HEAD;
        List<String> bands = bands(explanation);
        for (int i = 0; i < bands.size(); i++) {
            double line = y + i * BAND;
            marks.add(new Mark.Line(MARGIN, line, right, line, Ink.Role.GRID, 1, NO_DASH));
            text(MARGIN, line + BAND / 2 + SMALL / 2 - 1, bands.get(i), Ink.Role.MUTED, SMALL, false);
        }
        double bottom = y + bands.size() * BAND;
        marks.add(new Mark.Line(MARGIN, bottom, right, bottom, Ink.Role.GRID, 1, NO_DASH));
        Box before = null;
        for (int s = 0; s < explanation.steps().size(); s++) {
            Step step = explanation.steps().get(s);
            double line = y + bands.indexOf(band(step)) * BAND;
            Box place = new Box(index, s, names + s * (box + GAP), line + 4, box, BAND - 8);
            if (before != null) arrow(before, place, s < reached);
            box(step, place, s < reached);
            boxes.add(place);
            before = place;
        }
        return bottom;
    }

    private void box(Step step, Box place, boolean happened) {
        int colour = colour(step.ring());
        var datum = new Mark.Datum(who(step), step.label(), time(step.duration()), 0, 0, Optional.empty());
        Ink ink = happened ? new Ink.OfSeries(colour) : Ink.Role.GRID;
        marks.add(new Mark.Rect(place.x(), place.y(), place.width(), place.height(), ink, Optional.of(datum)));
        Ink words = happened ? new Ink.OnSeries(colour) : Ink.Role.MUTED;
        double middle = place.x() + place.width() / 2;
        double room = place.width() - 6;
        marks.add(new Mark.Text(
                middle, place.y() + 14, fit(step.label(), room, SMALL), Anchor.MIDDLE, words, SMALL, false));
        String cost = step.isHidden() ? "(" + time(step.duration()) + ")" : time(step.duration());
        marks.add(new Mark.Text(middle, place.y() + 29, fit(cost, room, SMALL), Anchor.MIDDLE, words, SMALL, true));
    }

    private void arrow(Box from, Box to, boolean happened) {
        Ink ink = happened ? Ink.Role.AXIS : Ink.Role.GRID;
        double x1 = from.x() + from.width();
        double y1 = from.y() + from.height() / 2;
        double x2 = to.x();
        double y2 = to.y() + to.height() / 2;
        double bend = (x1 + x2) / 2;
        marks.add(
                new Mark.Polyline(new double[] {x1, bend, bend, x2}, new double[] {y1, y1, y2, y2}, ink, 1.5, NO_DASH));
        marks.add(new Mark.Polygon(new double[] {x2, x2 - 5, x2 - 5}, new double[] {y2, y2 - 3.5, y2 + 3.5}, ink, 1));
    }

    /** The steps again, as long as they take. */
    private double bar(Explanation explanation, double top, double left, double width, long longest) {
        double x = left;
        double y = top + 6;
        for (Step step : explanation.steps()) {
            if (step.isHidden()) continue;
            double w = width * step.duration() / longest;
            var datum = new Mark.Datum(who(step), step.label(), time(step.duration()), 0, 0, Optional.empty());
            marks.add(new Mark.Rect(
                    x, y, Math.max(0.5, w), BAR, new Ink.OfSeries(colour(step.ring())), Optional.of(datum)));
            x += w;
        }
        marks.add(new Mark.Line(left, y + BAR + 2, left + width, y + BAR + 2, Ink.Role.GRID, 1, DASH));
        return y + BAR + 6;
    }

    private void text(double x, double y, String words, Ink ink, double size, boolean bold) {
        marks.add(new Mark.Text(x, y, words, Anchor.START, ink, size, bold));
    }

    private String fit(String text, double room, double size) {
        if (measure.width(text, size, true) <= room) return text;
        int end = text.length();
        while (end > 1 && measure.width(text.substring(0, end) + "…", size, true) > room) end--;
        return text.substring(0, end) + "…";
    }

    /** From the least privilege to the most; what runs no code comes last. */
    private static List<String> bands(Explanation explanation) {
        Set<Ring> rings = EnumSet.noneOf(Ring.class);
        explanation.steps().forEach(step -> rings.add(step.ring()));
        List<String> bands = new ArrayList<>();
        for (Ring ring : rings)
            for (Step step : explanation.steps())
                if (step.ring() == ring && !bands.contains(band(step))) bands.add(band(step));
        return bands;
    }

    private static String band(Step step) {
        return step.ring() == Ring.NONE ? step.actor().words() : step.ring().words();
    }

    static String heading(Explanation explanation) {
        return explanation.path().isEmpty() ? explanation.mode() : explanation.mode() + ", " + explanation.path();
    }

    static String who(Step step) {
        return step.ring() == Ring.NONE
                ? step.actor().words()
                : step.actor().words() + ", " + step.ring().words();
    }

    static String time(long picoseconds) {
        return Quantities.measured(picoseconds / 1e12, "s");
    }

    private static int colour(Ring ring) {
        return switch (ring) {
            case USER, GUEST_USER -> 2;
            case DEPRIVILEGED, GUEST_KERNEL -> 5;
            case ROOT_THREAD -> 4;
            case KERNEL, ROOT_KERNEL -> 1;
            case NONE -> 6;
        };
    }

    private static String description(List<Explanation> explanations) {
        StringBuilder text = new StringBuilder();
        for (Explanation explanation : explanations) {
            text.append(heading(explanation))
                    .append(", ")
                    .append(time(explanation.total()))
                    .append(": ");
            for (Step step : explanation.steps())
                text.append(step.label())
                        .append(" by the ")
                        .append(who(step))
                        .append(", ")
                        .append(time(step.duration()))
                        .append("; ");
        }
        return text.toString();
    }
}
