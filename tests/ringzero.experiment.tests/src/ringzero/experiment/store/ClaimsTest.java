// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.store.ResultFile.Turn;

class ClaimsTest {

    private static final RunKey RUN = new RunKey("abc", 7, 0);
    private static final RunKey NEXT = new RunKey("abc", 7, 1);

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** Of a computer of which nothing is known. */
    private static final Holder ELSEWHERE = new Holder("elsewhere", 1, 0, "a");

    @TempDir
    Path folder;

    @Test
    void aRunThatOneHasTakenIsNotGivenToAnother() {
        try (var one = ResultFile.open(path());
                var other = ResultFile.open(path())) {
            assertThat(one.take(RUN)).isEqualTo(new Turn.Ours());

            assertThat(other.take(RUN)).isEqualTo(new Turn.Elsewhere());
            assertThat(other.take(NEXT)).isEqualTo(new Turn.Ours());
        }
    }

    @Test
    void aRunThatIsThereIsHandedOver() {
        try (var one = ResultFile.open(path());
                var other = ResultFile.open(path())) {
            one.take(RUN);
            one.add(RUN, Map.of(), ResultFileTest.finished(7, 0));

            assertThat(other.take(RUN)).isEqualTo(new Turn.Done(ResultFileTest.finished(7, 0)));
        }
    }

    @Test
    void whatIsGivenBackCanBeTakenByAnother() {
        try (var one = ResultFile.open(path());
                var other = ResultFile.open(path())) {
            one.take(RUN);

            one.release();

            assertThat(other.take(RUN)).isEqualTo(new Turn.Ours());
        }
    }

    @Test
    void closingGivesBackWhatWasNotFinished() throws Exception {
        try (var one = ResultFile.open(path())) {
            one.take(RUN);
            one.take(NEXT);
            one.add(NEXT, Map.of(), ResultFileTest.finished(7, 1));
        }

        try (var database = DriverManager.getConnection("jdbc:sqlite:" + path());
                var claims = database.createStatement().executeQuery("SELECT count(*) FROM claim")) {
            assertThat(claims.getInt(1)).isZero();
        }
    }

    @Test
    void aRunOfAProgramThatHasEndedIsFreeAtOnce() {
        var here = Holder.here();
        // the number of this process, given to another one before
        var gone = new Holder(here.machine(), here.process(), here.started() - 1000, "a");
        try (var dead = ResultFile.open(path(), gone, Clock.systemUTC());
                var other = ResultFile.open(path())) {
            dead.take(RUN);

            assertThat(other.take(RUN)).isEqualTo(new Turn.Ours());
        }
    }

    @Test
    void aRunOfAnotherComputerIsFreeWhenNothingIsHeardOfIt() {
        try (var far = ResultFile.open(path(), ELSEWHERE, at(NOON));
                var soon = ResultFile.open(path(), Holder.here(), at(NOON.plus(Claims.LEASE)));
                var later = ResultFile.open(
                        path(), Holder.here(), at(NOON.plus(Claims.LEASE).plusMillis(1)))) {
            far.take(RUN);

            assertThat(soon.take(RUN)).isEqualTo(new Turn.Elsewhere());
            assertThat(later.take(RUN)).isEqualTo(new Turn.Ours());
        }
    }

    @Test
    void renewingKeepsWhatWasTaken() {
        var half = Claims.LEASE.dividedBy(2);
        try (var taking = ResultFile.open(path(), ELSEWHERE, at(NOON));
                var renewing = ResultFile.open(path(), ELSEWHERE, at(NOON.plus(half)));
                var other = ResultFile.open(
                        path(), Holder.here(), at(NOON.plus(Claims.LEASE).plus(Duration.ofSeconds(1))))) {
            taking.take(RUN);

            renewing.renew();

            assertThat(other.take(RUN)).isEqualTo(new Turn.Elsewhere());
        }
    }

    @Test
    void aFileOfAnEarlierVersionLearnsToShare() throws Exception {
        try (var file = ResultFile.open(path())) {
            file.add(RUN, Map.of(), ResultFileTest.finished(7, 0));
        }
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + path());
                var statement = database.createStatement()) {
            statement.execute("DROP TABLE claim");
            statement.execute("DROP TABLE shareError");
        }

        try (var file = ResultFile.open(path())) {
            assertThat(file.take(RUN)).isInstanceOf(Turn.Done.class);
            assertThat(file.take(NEXT)).isEqualTo(new Turn.Ours());
        }
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private Path path() {
        return folder.resolve("x.rzr");
    }
}
