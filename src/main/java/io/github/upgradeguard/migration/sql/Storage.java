package io.github.upgradeguard.migration.sql;

import java.util.Set;

/** How a new table or index is stored: many clauses, none of which a statement on its rows can tell. */
final class Storage {

    private static final Set<String> WORDS = Set.of("""
            ENGINE TYPE AUTO_INCREMENT DEFAULT CHARACTER SET CHARSET COLLATE COMMENT ROW_FORMAT KEY_BLOCK_SIZE MAX_ROWS
            MIN_ROWS AVG_ROW_LENGTH CHECKSUM PACK_KEYS DELAY_KEY_WRITE STATS_PERSISTENT STATS_AUTO_RECALC
            STATS_SAMPLE_PAGES DATA INDEX DIRECTORY INSERT_METHOD UNION CONNECTION ENCRYPTION COMPRESSION TABLESPACE
            STORAGE WITH WITHOUT OIDS ON COMMIT DROP DELETE PRESERVE ROWS USING PARTITION BY RANGE LIST HASH KEY LINEAR
            COLUMNS PARTITIONS SUBPARTITION SUBPARTITIONS PCTFREE PCTUSED INITRANS MAXTRANS LOGGING NOLOGGING
            LOGGED NOT INITIALLY COMPRESS NOCOMPRESS FOR OLTP BASIC ROW STORE COLUMN ADVANCED CACHE NOCACHE PARALLEL
            NOPARALLEL MONITORING NOMONITORING SEGMENT CREATION IMMEDIATE DEFERRED ENABLE DISABLE MOVEMENT ORGANIZATION
            ORGANIZE HEAP EXTERNAL INCLUDING OVERFLOW LOB SECUREFILE BASICFILE NESTED XMLTYPE VARRAY TEXTIMAGE_ON
            FILESTREAM_ON IN LONG CCSID UNICODE ASCII EBCDIC YES NO CAPTURE CHANGES NONE VOLATILE CARDINALITY RESTRICT
            LOCAL GLOBAL REVERSE COMPUTE STATISTICS INVISIBLE VISIBLE INDEXTYPE IS PARAMETERS INCLUDE NULLS DISTINCT
            CLUSTER CLUSTERED ALLOW SCANS DISALLOW SORT NOSORT ALGORITHM LOCK PERSISTENT HIDDEN STRICT ROWID UNUSABLE
            PARSER PAGE_COMPRESSED PAGE_CHECKSUM TRANSACTIONAL INTERVAL SYSTEM VERSIONING PERIOD KEEP DUPLICATES EXCLUDE NULL KEYS
            """.strip().split("\\s+"));

    private Storage() {}

    /** Goes over such clauses, up to a word that begins none of them. */
    static void skip(Tokens tokens) {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = skipOne(tokens);
        }
    }

    /** Goes over one token of such a clause; false if the next one belongs to none that is known. */
    static boolean skipOne(Tokens tokens) {
        Token next = tokens.peek();
        Token before = tokens.previous();
        boolean isKnown = WORDS.contains(next.key()) || next.is(",") || next.is(".") || next.is("=") || next.is("(");
        boolean isLiteral = !next.isNone() && !next.isWord() && next.key().isEmpty();
        boolean isValue =
                next.isWord() && !next.is("AS") && (before.is("=") || before.is(".") || WORDS.contains(before.key()));
        boolean isStore = next.is("STORE") || (next.is("AS") && before.is("STORE"));
        if (isKnown || isLiteral || isValue || isStore) {
            tokens.skip();
            return true;
        }
        return false;
    }
}
