// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import ringzero.experiment.store.ResultQuery;

/** Rows of a table of values, for people and programs. */
final class Rows {

    private Rows() {}

    /** One value on one line; nothing for none. */
    static String cell(Object value) {
        return value == null ? "" : value.toString().replaceAll("[\\t\\r\\n]", " ");
    }

    static JsonArray json(ResultQuery.Table table) {
        var array = new JsonArray();
        for (List<Object> row : table.rows()) {
            var object = new JsonObject();
            for (int i = 0; i < row.size(); i++) {
                String column = table.columns().get(i);
                switch (row.get(i)) {
                    case null -> object.add(column, null);
                    case Number number -> object.addProperty(column, number);
                    case Object other -> object.addProperty(column, other.toString());
                }
            }
            array.add(object);
        }
        return array;
    }
}
