// A repository with a tag a release, and the same releases as folders beside each other.
def migrations = new File(basedir, 'db/migration')
def scripts = [
        '1.0.0': ['V1__customers.sql': 'create table customers (id bigint primary key, name varchar(80) not null);\n'],
        '1.1.0': ['V2__mail.sql': 'alter table customers add column mail varchar(200);\n'],
        '1.2.0': ['V3__no_name.sql': 'alter table customers drop column name;\n']]
def run = { String... command ->
    def process = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true).start()
    def said = process.inputStream.text
    assert process.waitFor() == 0: "${command.join(' ')}: ${said}"
}
run('git', 'init', '-q')
migrations.mkdirs()
scripts.each { release, files ->
    files.each { name, sql -> new File(migrations, name).text = sql }
    run('git', 'add', 'db')
    run('git', '-c', 'user.name=it', '-c', 'user.email=it@example.org', 'commit', '-q', '-m', release)
    run('git', 'tag', 'v' + release)
    def folder = new File(basedir, "releases/${release}")
    folder.mkdirs()
    migrations.eachFile { new File(folder, it.name).text = it.text }
}
return true
