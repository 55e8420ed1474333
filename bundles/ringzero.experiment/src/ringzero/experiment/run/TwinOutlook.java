// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import ringzero.experiment.compile.ModelException;
import ringzero.experiment.compile.ScenarioCompiler;
import ringzero.language.check.Outlook;
import ringzero.language.scope.Inherited;
import ringzero.model.Guest;
import ringzero.model.Model;
import ringzero.model.quantity.Amount;
import ringzero.simulation.analytic.Bottleneck;
import ringzero.simulation.analytic.Twin;
import ringzero.simulation.results.Finding;

/** Expects of a model what the analytic twin of its scenario does. */
public final class TwinOutlook implements Outlook {

    /** More guests take longer to compile than a keystroke may. */
    private static final double MOST_GUESTS = 500;

    @Override
    public Optional<Expectation> of(Model model) {
        if (guests(model) > MOST_GUESTS) return Optional.empty();
        try {
            var compiled = new ScenarioCompiler(folder(model)).compile(model);
            var twin = Forecast.twin(compiled);
            return Optional.of(
                    expectation(model, Forecast.services(compiled), twin, Forecast.overload(compiled, twin)));
        } catch (ModelException e) {
            // what cannot be compiled is told when it is to be run
            return Optional.empty();
        }
    }

    private static double guests(Model model) {
        double guests = 0;
        for (var declaration : model.getDeclarations())
            if (declaration instanceof Guest guest && Inherited.value(guest, Guest::getHost) != null)
                guests += Amount.of(guest.getCount()).map(Amount::value).orElse(1.0);
        return guests;
    }

    private static Path folder(Model model) {
        var address = model.eResource() == null ? null : model.eResource().getURI();
        return address != null && address.isFile()
                ? Path.of(address.toFileString()).getParent()
                : null;
    }

    private static Expectation expectation(
            Model model, Map<String, Double> services, Twin twin, Optional<Bottleneck> bottleneck) {
        var predictions = twin.predictions();
        var guests = new ArrayList<OfGuest>();
        for (var declaration : model.getDeclarations()) {
            if (!(declaration instanceof Guest guest)) continue;
            double utilisation = predictions.stream()
                    .filter(each -> each.measure().equals("utilisation")
                            && each.subject().equals(guest.getName() + " vCPUs"))
                    .mapToDouble(Finding.Total::value)
                    .max()
                    .orElse(Double.NaN);
            if (Double.isNaN(utilisation)) continue;
            double p99 = predictions.stream()
                    .filter(each -> each.measure().equals("latency")
                            && each.detail().equals("p99")
                            && each.subject().equals(guest.getName()))
                    .mapToDouble(Finding.Total::value)
                    .findFirst()
                    .orElse(Double.NaN);
            guests.add(new OfGuest(guest.getName(), utilisation, p99));
        }
        services.forEach((service, share) -> guests.add(new OfGuest(service, share, Double.NaN)));
        return new Expectation(guests, bottleneck.map(most -> new Overload(most.resource(), most.utilisation())));
    }
}
