def example = new File(basedir, '../../../src/example/pom.xml')
new File(basedir, 'pom.xml').setBytes(example.bytes)
