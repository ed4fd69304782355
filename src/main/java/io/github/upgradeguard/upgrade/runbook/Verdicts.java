package io.github.upgradeguard.upgrade.runbook;

import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.Finding;
import io.github.upgradeguard.upgrade.guard.Severity;
import java.util.stream.Collectors;

/** What the guard says of an upgrade, to the one who is to carry it out. */
final class Verdicts {

    private Verdicts() {}

    static String sentence(Plan plan) {
        return switch (plan.assessment().verdict()) {
            case ALLOWED -> allowed(plan);
            case BLOCKED -> blocked(plan);
            case UNKNOWN -> unknown(plan);
        };
    }

    private static String allowed(Plan plan) {
        Assessment assessment = plan.assessment();
        if (plan.hops().isEmpty()) {
            String why = assessment.findings().stream().map(Finding::message).collect(Collectors.joining("; "));
            return "There is nothing to carry out: %s.".formatted(why);
        }
        return "Supported: %s goes from %s to %s in one step%s."
                .formatted(
                        plan.product().title(),
                        assessment.request().current(),
                        assessment.request().target(),
                        assessment.has(Severity.WARNING) ? ", with the warnings below" : "");
    }

    private static String blocked(Plan plan) {
        Assessment assessment = plan.assessment();
        String title = plan.product().title();
        String hop = "from %s to %s"
                .formatted(assessment.request().current(), assessment.request().target());
        if (assessment.nearest().isPresent()) {
            return "Blocked: no supported way leads %s. This runbook ends at %s, the nearest release to it that can be reached."
                    .formatted(hop, plan.end());
        }
        if (plan.hops().isEmpty()) {
            return "Blocked: no supported way %s is known, nor any part of one. There is nothing to carry out; keep %s running until what is listed here is settled."
                    .formatted(hop, assessment.request().current());
        }
        if (plan.hops().size() == 1) {
            return "Blocked: %s could go %s in one step, but not before each error below is settled."
                    .formatted(title, hop);
        }
        boolean open = plan.hops().stream()
                .flatMap(step -> step.findings().stream())
                .anyMatch(finding -> finding.severity() == Severity.ERROR);
        return "Blocked in one step: %s does not go straight %s. This runbook takes the supported way, in %d hops%s."
                .formatted(
                        title,
                        hop,
                        plan.hops().size(),
                        open ? "; errors that are left at a hop have to be settled before it" : "");
    }

    private static String unknown(Plan plan) {
        Assessment assessment = plan.assessment();
        String hop = "from %s to %s"
                .formatted(assessment.request().current(), assessment.request().target());
        return "Unknown: nobody can tell whether %s may go %s. Settle what is listed here first; %s."
                .formatted(
                        plan.product().title(),
                        hop,
                        plan.hops().isEmpty()
                                ? "until then there is nothing to carry out"
                                : "what follows holds only if it may");
    }
}
