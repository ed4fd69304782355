def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains("<instances> is '../outside.json': ../outside.json: it is outside of the project, and not read; put it into the project")
assert log.contains('linked: upgrades/linked.yaml: the file cannot be read: it is a link that leads out of the project, and not read; put the file itself there')
assert log =~ /the decisions in \S+ cannot be read: it is outside of the project, and not read/
assert log.contains('it is outside of the project, and not read; put it into the project, name it on the command line (-Dupgrade-guard.productsDirectory=…), or make a pack of it'.replace('…', '')) || log.contains('name it on the command line (-Dupgrade-guard.productsDirectory=')
assert !log.contains('geheim')
