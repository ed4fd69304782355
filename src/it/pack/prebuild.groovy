import java.util.jar.JarEntry
import java.util.jar.JarOutputStream

// A pack as an organisation publishes one: a jar in a repository, with product files of its own, one of which adds a rule
// to a built-in product, and an update graph beside them.
def folder = new File(basedir, 'repository/it/acme-pack/1')
folder.mkdirs()
new File(folder, 'acme-pack-1.pom').setText('''<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>it</groupId>
  <artifactId>acme-pack</artifactId>
  <version>1</version>
</project>
''', 'UTF-8')
def files = [
        'acme.yaml': '''product: acme
title: Acme Server
graph: [graphs/acme.json]
''',
        'graphs/acme.json': '''{"nodes": [{"version": "1.0.0"}, {"version": "1.1.0"}, {"version": "1.2.0"}], "edges": [[0, 1], [1, 2]]}''',
        'docker-dtr.yaml': '''product: docker-dtr
extends: docker-dtr
sources: {ours: {url: "https://acme.example/dtr", read: 2026-11-20}}
rules:
  - {deny: "* -> 2.2.11", because: "not on our platform", source: ours}
''']
def jar = new JarOutputStream(new FileOutputStream(new File(folder, 'acme-pack-1.jar')))
files.each { name, text ->
    jar.putNextEntry(new JarEntry('META-INF/upgrade-guard/products/' + name))
    jar.write(text.getBytes('UTF-8'))
    jar.closeEntry()
}
jar.close()
