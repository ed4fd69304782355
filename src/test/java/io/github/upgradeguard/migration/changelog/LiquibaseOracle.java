package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Dbms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.ChangeFactory;
import liquibase.change.ChangeMetaData;
import liquibase.change.DatabaseChange;
import liquibase.change.DbmsTargetedChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.DatabaseList;
import liquibase.exception.LiquibaseException;
import liquibase.logging.core.NoOpLogService;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.parser.core.ParsedNode;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.resource.ZipResourceAccessor;

/** What Liquibase itself reads in a change log. The only place that knows its classes. */
final class LiquibaseOracle {

    private LiquibaseOracle() {}

    /**
     * What Liquibase reads.
     *
     * @param changes the names of the changes of each set, in order
     * @param leftOut the sets that are for other databases
     */
    record Log(Map<String, List<String>> changes, Set<String> leftOut) {}

    /** A change by a class of the product, without the class. */
    @DatabaseChange(
            name = "customChange",
            description = "a class that is not here",
            priority = ChangeMetaData.PRIORITY_DEFAULT + 1000)
    public static final class UnloadedChange extends CustomChangeWrapper {

        @Override
        public void load(ParsedNode node, ResourceAccessor resources) {
            // Its class is on no class path.
        }

        @Override
        public boolean supports(Database database) {
            return true;
        }
    }

    /** The change log in a folder or an archive, as Liquibase has it for a database. */
    static Log read(Path contents, String root, Dbms dbms) throws Exception {
        Map<String, Object> quiet = Map.of(Scope.Attr.logService.name(), new NoOpLogService());
        return Scope.child(quiet, () -> {
            Scope.getCurrentScope().getSingleton(ChangeFactory.class).register(new UnloadedChange());
            ResourceAccessor resources = contents.toFile().isDirectory()
                    ? new DirectoryResourceAccessor(contents)
                    : new ZipResourceAccessor(contents);
            try {
                return read(resources, root, dbms);
            } finally {
                resources.close();
            }
        });
    }

    private static Log read(ResourceAccessor resources, String root, Dbms dbms) throws LiquibaseException {
        Database database = DatabaseFactory.getInstance()
                .openDatabase("offline:" + dbms.key() + "?outputLiquibaseSql=none", null, null, null, resources);
        DatabaseChangeLog log = ChangeLogParserFactory.getInstance()
                .getParser(root, resources)
                .parse(root, new ChangeLogParameters(database), resources);
        Map<String, List<String>> changes = new LinkedHashMap<>();
        for (ChangeSet set : log.getChangeSets()) {
            changes.putIfAbsent(key(set), changes(set, database));
        }
        Set<String> leftOut = new HashSet<>();
        log.getSkippedChangeSets().forEach(set -> leftOut.add(key(set)));
        return new Log(changes, leftOut);
    }

    private static List<String> changes(ChangeSet set, Database database) {
        List<String> names = new ArrayList<>();
        for (Change change : set.getChanges()) {
            if (!(change instanceof DbmsTargetedChange targeted)
                    || DatabaseList.definitionMatches(targeted.getDbms(), database, true)) {
                names.add(change instanceof UnloadedChange ? "customChange" : name(change));
            }
        }
        return names;
    }

    private static String name(Change change) {
        return Scope.getCurrentScope()
                .getSingleton(ChangeFactory.class)
                .getChangeMetaData(change)
                .getName();
    }

    /** The attributes of every change that Liquibase has. */
    static Map<String, Set<String>> attributes() {
        ChangeFactory factory = Scope.getCurrentScope().getSingleton(ChangeFactory.class);
        Map<String, Set<String>> attributes = new LinkedHashMap<>();
        for (String name : factory.getDefinedChanges()) {
            Change change = factory.create(name);
            attributes.put(
                    name, factory.getChangeMetaData(change).getParameters().keySet());
        }
        return attributes;
    }

    private static String key(ChangeSet set) {
        return set.getFilePath() + "::" + set.getId() + "::" + set.getAuthor();
    }
}
