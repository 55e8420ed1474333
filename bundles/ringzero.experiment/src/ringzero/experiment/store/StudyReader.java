// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import ringzero.experiment.estimate.Merge;
import ringzero.experiment.store.ResultFile.RunSet;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

/** Reads the study of a result file. */
final class StudyReader {

    private static final String UNFINISHED =
            "This study was not finished: the numbers are those of the runs that were. Run it again to go on.";

    private final Path path;
    private final Connection connection;
    private final RunReader reader;
    private final WatchedTables watched;

    /** @param path for messages */
    StudyReader(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
        reader = new RunReader(connection);
        watched = new WatchedTables(connection);
    }

    /** The study, with the runs that each of its variants consists of. */
    Study study() throws SQLException {
        // one transaction: everything is of one moment
        connection.setAutoCommit(false);
        return study(latest());
    }

    /** A study that was finished earlier. */
    Study study(long id) throws SQLException {
        connection.setAutoCommit(false);
        return study(History.document(path, connection, id));
    }

    private JsonObject latest() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT document FROM study WHERE id = 1")) {
            if (!row.next()) throw new StoreException(path + " holds no study yet; run the experiment.", null);
            return JsonParser.parseString(row.getString(1)).getAsJsonObject();
        }
    }

    private Study study(JsonObject document) throws SQLException {
        Study bare = RecordJson.read(document.get("study"), Study.class);
        JsonArray sets = document.getAsJsonArray("runs");
        var variants = new ArrayList<Variant>();
        for (int i = 0; i < bare.variants().size(); i++)
            variants.add(withRuns(
                    bare.variants().get(i),
                    RecordJson.read(sets.get(i), RunSet.class),
                    document.get("confidence").getAsDouble()));
        connection.rollback();
        var warnings = new ArrayList<>(bare.warnings());
        boolean unfinished = false;
        for (int i = 0; i < sets.size(); i++)
            unfinished |= RecordJson.read(sets.get(i), RunSet.class).runs() == RunSet.ALL;
        if (unfinished) warnings.add(UNFINISHED);
        return new Study(
                bare.name(),
                bare.question(),
                bare.factors(),
                variants,
                bare.verdicts(),
                bare.plots(),
                bare.observations(),
                bare.assumptions(),
                warnings,
                bare.provenance(),
                bare.topology());
    }

    private Variant withRuns(Variant bare, RunSet set, double confidence) throws SQLException {
        var runs = new ArrayList<Run>();
        for (var entry : reader.outcomes(set.scenario(), set.seed()).entrySet()) {
            if (set.runs() != RunSet.ALL && entry.getKey() >= set.runs()) break;
            if (entry.getValue() instanceof Outcome.Finished(Run run)) runs.add(run);
        }
        return new Variant(
                bare.levels(),
                bare.facts(),
                runs,
                Merge.findings(runs, confidence),
                bare.predictions(),
                bare.notes(),
                watched.read(set.scenario(), set.seed()));
    }
}
