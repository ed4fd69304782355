def log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /built in: \d\d/
assert log =~ /gitlab +GitLab +[\d,]+ until \d{4}-\d\d-\d\d +read \d{4}-\d\d-\d\d/
assert log =~ /kubernetes +Kubernetes +by arithmetic +read/
assert log.contains('rabbitmq: RabbitMQ (rabbitmq.yaml (built in))')
assert log.contains('downgrade: no downgrade')
// The vendor's table: 3.12 goes to 3.13 and nowhere else, 3.13 to 4.0, 4.1 and 4.2.
assert log =~ /3\.12\.\d+ (→|->) 3\.13\s/
assert log =~ /3\.13\.\d+ (→|->) 4\.0, 4\.1, 4\.2\s/
assert log.contains("unknown product 'rabitmq'; did you mean 'rabbitmq'?")
