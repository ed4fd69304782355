package io.github.upgradeguard.migration.code;

import io.github.upgradeguard.migration.changelog.Contents;
import io.github.upgradeguard.migration.schema.Name;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the artifacts of a release say of the database it works on, apart from its change logs. That something is named
 * tells that it is used, or may be; that it is named nowhere tells that it is not, where the artifacts are all there
 * are, {@linkplain #unread() nothing of them is unread} and {@linkplain #dynamicStatements() no name is made at run time}.
 */
public final class OldCode {

    private final Words words;
    private final Entities entities;
    private final OldStatements statements;
    private final int classes;
    private final List<String> unread;

    OldCode(Words words, Entities entities, OldStatements statements, int classes, List<String> unread) {
        this.words = words;
        this.entities = entities;
        this.statements = statements;
        this.classes = classes;
        this.unread = List.copyOf(unread);
    }

    /**
     * Reads the classes, SQL, XML, YAML, JSON and properties of artifacts; no class is loaded. Classes that Liquibase
     * or Flyway run as migrations are left out, as change logs are: they are history.
     *
     * @param artifacts all of the release; what is missing here is taken for not there
     * @param changeLogFiles the paths that are left out, in every artifact
     */
    public static OldCode read(List<Contents> artifacts, Set<String> changeLogFiles) {
        OldCodeReader reader = new OldCodeReader(changeLogFiles);
        artifacts.forEach(reader::read);
        return reader.oldCode();
    }

    /**
     * The first place that names a table, column, sequence or the like: the binary name of a class, or the path of a
     * file, and the artifact. A name stands there as a word of its own in any case; or, in a class whose objects are
     * rows, as the name of the class or of a field, {@code userSession} for {@code USER_SESSION}.
     */
    public Optional<String> whereNamed(Name object) {
        Optional<String> place = Optional.empty();
        for (String word : Words.of(object.text())) {
            place = words.place(word);
            if (place.isEmpty()) {
                return entities.classNaming(object);
            }
        }
        return place;
    }

    /** The fields that a column fills, in all classes that map the table; the primitive ones first. */
    public List<EntityField> fields(Name table, Name column) {
        return entities.fields(table, column);
    }

    /** Statements that insert rows into a table without naming its columns: one column more, and they may fail. */
    public List<String> positionalInserts(Name table) {
        return statements.positionalInserts(table);
    }

    /** Statements that insert rows without naming columns, into a table that is named at run time only. */
    public List<String> insertsIntoAnyTable() {
        return statements.insertsIntoAnyTable();
    }

    /** Statements that read all columns of a table, whichever there are. */
    public List<String> selectsAll(Name table) {
        return statements.selectsAll(table);
    }

    /**
     * The columns by which statements find a row that is there already ({@code ON CONFLICT (a, b)}): without a unique
     * key on just these, they fail.
     *
     * @return also what is said of a table that is named at run time only; an empty list of columns where these are
     *     made at run time
     */
    public List<List<Name>> conflictTargets(Name table) {
        return statements.conflictTargets(table);
    }

    /** The constraints that statements name to find a row that is there already ({@code ON CONFLICT ON CONSTRAINT}). */
    public List<Name> conflictConstraints(Name table) {
        return statements.conflictConstraints(table);
    }

    /** The first of the statements that are put together with a table's name at run time, and where they stand. */
    public List<String> dynamicStatements() {
        return statements.dynamic();
    }

    /** How many classes were read. */
    public int classes() {
        return classes;
    }

    /** What could not be read, and may name anything: each a sentence without its end. */
    public List<String> unread() {
        return unread;
    }
}
