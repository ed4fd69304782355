package io.github.upgradeguard.upgrade.version;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The numbers a version begins with, most significant first: {@code 2.1.4} has 2, 1 and 4. Missing numbers count as
 * zero, so 2.1 and 2.1.0 compare as equal; {@code equals} tells them apart, and {@link #prefix} makes them alike.
 *
 * @param values never empty
 */
public record Numbers(List<Long> values) implements Comparable<Numbers> {

    public Numbers {
        values = List.copyOf(values);
    }

    public static Numbers of(long... values) {
        List<Long> list = new ArrayList<>(values.length);
        for (long value : values) {
            list.add(value);
        }
        return new Numbers(list);
    }

    /** The number at a place counted from 0; zero where the version has none. */
    public long at(int place) {
        return place < values.size() ? values.get(place) : 0;
    }

    public int count() {
        return values.size();
    }

    /** Exactly {@code count} numbers, filled up with zeros: the name of a line or of a major. */
    public Numbers prefix(int count) {
        if (values.size() == count) {
            return this;
        }
        List<Long> prefix = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            prefix.add(at(place));
        }
        return new Numbers(prefix);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbers numbers && values.equals(numbers.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public int compareTo(Numbers other) {
        int places = Math.max(values.size(), other.values.size());
        for (int place = 0; place < places; place++) {
            int order = Long.compare(at(place), other.at(place));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** How the prefix of these that is as long as the others compares with them. */
    int comparePrefix(Numbers others) {
        for (int place = 0; place < others.count(); place++) {
            int order = Long.compare(at(place), others.at(place));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The numbers with dots between them: {@code 2.1}. */
    @Override
    public String toString() {
        return values.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    /** Alike for all numbers that compare as equal, whatever zeros end them. */
    int orderHash() {
        int hash = 0;
        for (int place = values.size() - 1; place >= 0; place--) {
            hash = 31 * hash + Long.hashCode(at(place));
        }
        return hash;
    }
}
