import java.nio.file.Files

def outside = new File(basedir, '../outside')
outside.mkdirs()
new File(outside, 'shop.yaml').setText('product: shop # geheim\n', 'UTF-8')
new File(basedir, '../outside.json').setText('{"geheim": 1}', 'UTF-8')
Files.createSymbolicLink(new File(basedir, 'upgrades/linked.yaml').toPath(), new File(outside, 'shop.yaml').toPath())
['1.0.0', '1.1.0'].each {
    def folder = new File(basedir, "releases/${it}/db/migration")
    folder.mkdirs()
    new File(folder, 'V1__a.sql').setText('create table a (b int);', 'UTF-8')
}
return true
