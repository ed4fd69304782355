def log = new File(basedir, 'build.log').readLines('UTF-8').collect { it.replace('->', '→') }
def readme = new File(basedir, '../../../README.md').getText('UTF-8')
def promised = (readme =~ /(?s)What the first one prints:\n\n```\n(.*?)```/)[0][1].readLines()

assert promised.size() == 6
assert log.containsAll(promised)
