package io.github.upgradeguard.migration.changelog;

import java.util.Locale;
import java.util.Optional;

/** What a change log of Liquibase is written in. */
enum Syntax {
    XML {
        @Override
        boolean isChangeLog(String head) {
            return head.contains("<" + ROOT) || head.contains(":" + ROOT);
        }

        @Override
        ParsedFile read(String file, String text) {
            return XmlFile.read(file, text);
        }
    },
    /** YAML and JSON. */
    YAML {
        @Override
        boolean isChangeLog(String head) {
            int at = head.indexOf(ROOT);
            while (at >= 0) {
                String rest = head.substring(at + ROOT.length());
                if (rest.stripLeading().startsWith(":") || rest.startsWith("\"") || rest.startsWith("'")) {
                    return true;
                }
                at = head.indexOf(ROOT, at + 1);
            }
            return false;
        }

        @Override
        ParsedFile read(String file, String text) {
            return YamlFile.read(file, text);
        }
    },
    SQL {
        @Override
        boolean isChangeLog(String head) {
            return FormattedSql.isFormatted(head);
        }

        @Override
        ParsedFile read(String file, String text) {
            return FormattedSql.read(file, text);
        }
    };

    /** The element that every change log is. */
    static final String ROOT = "databaseChangeLog";

    /** Bytes; how much of a file is looked at to tell what it is. */
    static final int HEAD = 4096;

    /** What a file is written in by its name; empty if it is no change log. */
    static Optional<Syntax> of(String path) {
        String end = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (end) {
            case "xml" -> Optional.of(XML);
            case "yaml", "yml", "json" -> Optional.of(YAML);
            case "sql" -> Optional.of(SQL);
            default -> Optional.empty();
        };
    }

    /** Whether a file that begins so is a change log for certain. */
    abstract boolean isChangeLog(String head);

    abstract ParsedFile read(String file, String text);
}
