package io.github.upgradeguard.migration.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(9) | varchar | 9 | ",
                "VARCHAR2(9 CHAR) | varchar | 9 | ",
                "character varying(9) | varchar | 9 | ",
                "varchar (9) | varchar | 9 | ",
                "nvarchar(max) | text |  | ",
                "varbinary(max) | blob |  | ",
                "numeric(9,2) | numeric | 9 | 2",
                "decimal( 9 , 2 ) | numeric | 9 | 2",
                "number(9,-2) | numeric | 9 | -2",
                "number | numeric |  | ",
                "timestamp(3) with time zone | timestamptz | 3 | ",
                "timestamp with time zone | timestamptz |  | ",
                "double precision | double |  | ",
                "int8 | bigint |  | ",
                "bigserial | bigint |  | ",
                "java.sql.Types.VARCHAR(9) | varchar | 9 | ",
                "varchar(9) character set utf8mb4 collate utf8mb4_bin | varchar | 9 | ",
                "mood | mood |  | ",
                "int unsigned | int unsigned |  | "
            })
    void aTypeHasAFamilyALengthAndAScale(String written, String family, Integer length, Integer scale) {
        DataType type = DataType.of(written);
        assertEquals(family, type.family());
        assertEquals(Optional.ofNullable(length), type.length());
        assertEquals(Optional.ofNullable(scale), type.scale());
        assertEquals(written, type.text());
    }

    private static boolean areSame(String one, String other) {
        DataType left = DataType.of(one);
        DataType right = DataType.of(other);
        return left.family().equals(right.family())
                && left.length().equals(right.length())
                && left.scale().equals(right.scale());
    }

    @Test
    void spellingsOfOneTypeAreTheSame() {
        assertTrue(areSame("INTEGER", "int4"));
        assertTrue(areSame("bool", "BOOLEAN"));
        assertFalse(areSame("varchar(9)", "varchar(8)"));
        assertFalse(areSame("int", "bigint"));
        assertFalse(areSame("int", "int[]"));
        // Three bytes: https://dev.mysql.com/doc/refman/8.4/en/integer-types.html
        assertFalse(areSame("int", "mediumint"));
    }

    @Test
    void aSerialTypeNumbersItsRows() {
        assertTrue(DataType.of("BIGSERIAL").isSerial());
        assertTrue(DataType.of("serial4").isSerial());
        assertFalse(DataType.of("bigint").isSerial());
    }

    @Test
    void whateverIsWrittenIsAType() {
        for (String odd :
                List.of("", "(", ")", "()", "varchar(", "varchar(9", "varchar)", "varchar(99999999999)", "a(b,c,d)")) {
            assertEquals(odd, DataType.of(odd).text());
        }
    }
}
