import java.util.jar.JarEntry
import java.util.jar.JarOutputStream

// What is published as 1.4.0, and what the build has compiled since.
def first = 'CREATE TABLE customer (id BIGINT PRIMARY KEY);\n'
def published = new File(basedir, 'repository/it/migrations-own-build/1.4.0')
published.mkdirs()
def jar = new JarOutputStream(new FileOutputStream(new File(published, 'migrations-own-build-1.4.0.jar')))
jar.putNextEntry(new JarEntry('db/migration/V1__customers.sql'))
jar.write(first.getBytes('UTF-8'))
jar.closeEntry()
jar.close()

def compiled = new File(basedir, 'target/classes/db/migration')
compiled.mkdirs()
new File(compiled, 'V1__customers.sql').setText(first, 'UTF-8')
new File(compiled, 'V2__note.sql').setText('ALTER TABLE customer ADD COLUMN note VARCHAR(500);\n', 'UTF-8')
