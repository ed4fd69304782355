// What an execution that is no more has left.
def stale = new File(basedir, 'target/upgrade-guard/report-gone.json')
stale.parentFile.mkdirs()
stale.setText('{"upgrades": [{"verdict": "allowed"}]}', 'UTF-8')
