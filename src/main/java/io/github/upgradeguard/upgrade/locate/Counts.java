package io.github.upgradeguard.upgrade.locate;

import io.github.upgradeguard.upgrade.locate.Workload.Replicas;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlNode.Text;
import java.util.regex.Pattern;

/** Numbers of instances, as they are written. */
final class Counts {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private Counts() {}

    static Replicas written(YamlNode node) {
        if (!(node instanceof Text text)) {
            return new Replicas.Undecided("the number is %s".formatted(node.kind()));
        }
        String number = text.value().strip();
        if (NUMBER.matcher(number).matches()) {
            int count = Integer.parseInt(number);
            return count > 0 ? new Replicas.Exactly(count) : new Replicas.Undecided("0 are written, so none runs");
        }
        return new Replicas.Undecided(
                number.contains("$") || number.contains("{{")
                        ? "%s is not resolved here".formatted(number)
                        : "'%s' is no number".formatted(number));
    }
}
