// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

/**
 * The colours of light or dark. Series follow Okabe and Ito (2008, "Color Universal Design"), which most people with a colour
 * vision deficiency can tell apart; on white their orange, sky blue and yellow are darkened until they reach a contrast of 3:1 (WCAG
 * 2.2, 1.4.11). The ramp is one hue, so that it also works without colour.
 */
public record Theme(
        int surface,
        int text,
        int muted,
        int axis,
        int grid,
        int rule,
        int[] series,
        int[] onSeries,
        int[] ramp,
        int[] onRamp) {

    /** How many series have a colour of their own. */
    public static final int SERIES = 8;

    /** Steps of the ramp. */
    public static final int STEPS = 7;

    /** Dark on white, for screen and paper. */
    public static Theme light() {
        return new Theme(
                0xFFFFFF,
                0x1B1F24,
                0x57606A,
                0x8C959F,
                0xE4E7EB,
                0xB42318,
                new int[] {0x0072B2, 0xD55E00, 0x009E73, 0xCC6CA3, 0xB98000, 0x2B95CF, 0x4D4D4D, 0x847600},
                new int[] {0xFFFFFF, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0xFFFFFF, 0xFFFFFF},
                new int[] {0xF1F6FA, 0xD6E6F2, 0xB0D0E8, 0x7FB3D8, 0x4A8FC0, 0x1F6BA3, 0x0B4375},
                new int[] {0x1B1F24, 0x1B1F24, 0x1B1F24, 0x1B1F24, 0x000000, 0xFFFFFF, 0xFFFFFF});
    }

    /** Light on nearly black. */
    public static Theme dark() {
        return new Theme(
                0x14181D,
                0xE6EAEF,
                0x9BA5B1,
                0x6B7682,
                0x2A3038,
                0xFF8A80,
                new int[] {0x4FA3E0, 0xFF7F3F, 0x2EC49A, 0xF5A9D6, 0xE8AE2C, 0x8FD0F5, 0xC4C9CF, 0xE6DC5A},
                new int[] {0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000},
                new int[] {0x1A222B, 0x1C3347, 0x1F4868, 0x245F8B, 0x3A7FB5, 0x67A5D6, 0xA9D1F0},
                new int[] {0xE6EAEF, 0xE6EAEF, 0xE6EAEF, 0xFFFFFF, 0x000000, 0x000000, 0x000000});
    }

    /** The colour as 0xRRGGBB. */
    public int colour(Ink ink) {
        return switch (ink) {
            case Ink.Role role ->
                switch (role) {
                    case TEXT -> text;
                    case MUTED -> muted;
                    case AXIS -> axis;
                    case GRID -> grid;
                    case RULE -> rule;
                    case SURFACE -> surface;
                };
            case Ink.OfSeries of -> series[of.colour()];
            case Ink.OnSeries on -> onSeries[on.colour()];
            case Ink.OfStep of -> ramp[of.step()];
            case Ink.OnStep on -> onRamp[on.step()];
        };
    }

    /** Short name of an ink for style sheets: "text", "s0" (series), "os0" (on it), "r3" (ramp), "or3". */
    static String name(Ink ink) {
        return switch (ink) {
            case Ink.Role role -> role.name().toLowerCase(java.util.Locale.ROOT);
            case Ink.OfSeries of -> "s" + of.colour();
            case Ink.OnSeries on -> "os" + on.colour();
            case Ink.OfStep of -> "r" + of.step();
            case Ink.OnStep on -> "or" + on.step();
        };
    }

    /** Rules for everything that {@link SvgPainter} paints: classes f-name fill, classes k-name stroke. */
    public String rules() {
        StringBuilder css = new StringBuilder();
        for (Ink.Role role : Ink.Role.values()) rule(css, role);
        for (int i = 0; i < SERIES; i++) {
            rule(css, new Ink.OfSeries(i));
            rule(css, new Ink.OnSeries(i));
        }
        for (int i = 0; i < STEPS; i++) {
            rule(css, new Ink.OfStep(i));
            rule(css, new Ink.OnStep(i));
        }
        return css.toString();
    }

    private void rule(StringBuilder css, Ink ink) {
        css.append(".f-%1$s{fill:#%2$06x}.k-%1$s{stroke:#%2$06x}".formatted(name(ink), colour(ink)));
    }

    /** Contrast of two colours, 1 to 21, as WCAG 2.2 defines it. */
    public static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
