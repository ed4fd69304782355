package io.github.upgradeguard.migration.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Name;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntityFieldTest {

    private static final OldCode CODE = OldCode.read(
            List.of(Compiled.of(
                    """
                    package a;
                    import jakarta.persistence.*;
                    @MappedSuperclass class Base {
                        @Id String id;
                        @Version int lockVersion;
                    }
                    """,
                    """
                    package a;
                    import jakarta.persistence.*;
                    @Entity @Table(name = "IDENTITY_PROVIDER", schema = "s") class Provider extends Base {
                        static int COUNT;
                        @Column(name = "LINK_ONLY") boolean linkOnly;
                        @Column(name = "TRUST", nullable = false) Boolean trust;
                        @Column(name = "STORE_TOKEN") Boolean storeToken;
                        @ManyToOne @JoinColumn(name = "REALM_REF", nullable = false) Realm realm;
                        @ManyToOne(optional = false) Realm otherRealm;
                        byte[] rawData;
                        @Transient int forgotten;
                        transient int cached;
                        @Embedded @AttributeOverrides({
                            @AttributeOverride(name = "street", column = @Column(name = "HOME_STREET"))}) Address home;
                    }
                    """,
                    "package a; @jakarta.persistence.Embeddable class Address { String street; int houseNumber; }",
                    "package a; @jakarta.persistence.Entity class Realm extends Base {}",
                    """
                    package a;
                    import javax.persistence.*;
                    @Entity(name = "Visit") class VisitEntity {
                        Boolean open;
                        private Boolean counted;
                        @Id public long getId() { return 0; }
                        public boolean isOpen() { return open; }
                        public Integer getGuestCount() { return 1; }
                        @Transient public Boolean getCounted() { return counted; }
                        @Column(name = "ENDED_AT") public long getEnd() { return 0; }
                        public void getNothing() {}
                    }
                    """,
                    """
                    package a;
                    import javax.persistence.*;
                    @Entity class LongVisit extends VisitEntity { int nightCount; }
                    """,
                    """
                    package a;
                    import javax.jdo.annotations.*;
                    @PersistenceCapable(table = "PROJECT") class Project {
                        @Persistent @Column(name = "ACTIVE", allowsNull = "false") Boolean active;
                        @Persistent(column = "IS_LATEST") Boolean latest;
                        @Persistent Double riskScore;
                        @NotPersistent int bom;
                        @Persistent long seen;
                    }
                    """,
                    "package a; @jakarta.persistence.Table(name = \"PROJECT\") class ProjectRow { @jakarta.persistence.Column(name = \"IS_LATEST\") boolean latest; }",
                    "package a; class Plain { boolean linkOnly; }")),
            Set.of());

    private static EntityField field(String table, String column) {
        return CODE.fields(Name.of(table), Name.of(column)).get(0);
    }

    private static boolean isMapped(String table, String column) {
        return !CODE.fields(Name.of(table), Name.of(column)).isEmpty();
    }

    @Test
    void aPrimitiveFieldTakesNoNull() {
        assertEquals(
                new EntityField("a.Provider", "linkOnly", "boolean", true, false, false),
                field("identity_provider", "link_only"));
    }

    @Test
    void aWrapperTakesNullUnlessItsColumnForbidsIt() {
        assertEquals(
                new EntityField("a.Provider", "storeToken", "java.lang.Boolean", false, true, false),
                field("IDENTITY_PROVIDER", "STORE_TOKEN"));
        assertFalse(field("IDENTITY_PROVIDER", "TRUST").isNullable());
    }

    @Test
    void aKeyIsNeverNull() {
        assertFalse(field("REALM", "ID").isNullable());
    }

    @Test
    void fieldsOfAMappedSuperclassAreColumnsOfEachTableBelow() {
        assertEquals("a.Base", field("IDENTITY_PROVIDER", "LOCK_VERSION").entity());
        assertTrue(field("IDENTITY_PROVIDER", "LOCK_VERSION").isVersion());
        assertTrue(isMapped("REALM", "lockVersion"));
    }

    @Test
    void aReferenceHasTheColumnThatItJoinsBy() {
        assertEquals("a.Realm", field("IDENTITY_PROVIDER", "REALM_REF").type());
        assertFalse(field("IDENTITY_PROVIDER", "REALM_REF").isNullable());
        assertFalse(isMapped("IDENTITY_PROVIDER", "REALM_ID"));
    }

    @Test
    void aReferenceWithoutAColumnIsNamedAfterTheKeyItRefersTo() {
        assertEquals("otherRealm", field("IDENTITY_PROVIDER", "OTHER_REALM_ID").field());
        assertFalse(field("IDENTITY_PROVIDER", "otherRealm_id").isNullable());
    }

    @Test
    void anArrayIsNoPrimitive() {
        assertEquals("byte[]", field("IDENTITY_PROVIDER", "RAW_DATA").type());
        assertFalse(field("IDENTITY_PROVIDER", "rawData").isPrimitive());
    }

    @Test
    void whatIsNotStoredIsNoColumn() {
        assertFalse(isMapped("IDENTITY_PROVIDER", "FORGOTTEN"));
        assertFalse(isMapped("IDENTITY_PROVIDER", "CACHED"));
        assertFalse(isMapped("IDENTITY_PROVIDER", "COUNT"));
        assertFalse(isMapped("PROJECT", "BOM"));
        assertFalse(isMapped("PLAIN", "LINK_ONLY"));
    }

    @Test
    void anEmbeddedObjectFillsColumnsOfTheTableAroundIt() {
        assertEquals("a.Address", field("IDENTITY_PROVIDER", "HOUSE_NUMBER").entity());
        assertTrue(field("IDENTITY_PROVIDER", "HOUSE_NUMBER").isPrimitive());
        assertEquals("street", field("IDENTITY_PROVIDER", "HOME_STREET").field());
        assertFalse(isMapped("IDENTITY_PROVIDER", "STREET"));
    }

    @Test
    void whereTheKeyIsOnAGetterAllGettersCount() {
        assertEquals("boolean", field("VISIT", "OPEN").type());
        assertEquals("java.lang.Integer", field("VISIT", "GUEST_COUNT").type());
        assertTrue(field("VISIT", "ENDED_AT").isPrimitive());
        assertFalse(isMapped("VISIT", "END"));
        assertFalse(isMapped("VISIT", "COUNTED"));
        assertFalse(isMapped("VISIT", "NOTHING"));
    }

    @Test
    void aSubclassMayShareTheTableOfItsSuperclass() {
        assertTrue(field("VISIT", "NIGHT_COUNT").isPrimitive());
        assertTrue(field("LONG_VISIT", "NIGHT_COUNT").isPrimitive());
    }

    @Test
    void jdoSaysInWordsWhatTakesNoNull() {
        assertFalse(field("PROJECT", "ACTIVE").isNullable());
        assertFalse(field("PROJECT", "ACTIVE").isPrimitive());
        assertTrue(field("PROJECT", "RISK_SCORE").isNullable());
        assertTrue(field("PROJECT", "SEEN").isPrimitive());
    }

    @Test
    void ofTwoClassesThatMapOneColumnThePrimitiveOneIsToldFirst() {
        List<EntityField> fields = CODE.fields(Name.of("PROJECT"), Name.of("IS_LATEST"));
        assertEquals(
                List.of("a.ProjectRow", "a.Project"),
                fields.stream().map(EntityField::entity).toList());
    }

    @Test
    void aColumnThatNoClassMapsIsNone() {
        assertEquals(List.of(), CODE.fields(Name.of("IDENTITY_PROVIDER"), Name.of("OTHER")));
        assertEquals(List.of(), CODE.fields(Name.of("OTHER"), Name.of("ID")));
    }
}
