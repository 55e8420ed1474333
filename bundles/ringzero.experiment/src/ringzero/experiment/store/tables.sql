-- Results of one experiment. SPDX-License-Identifier: EPL-2.0
-- run, runAttr, runParam, scalar, statistic and histBin have the names and first columns of OMNeT++'s result files, so that scripts for
-- those have a chance to work. Everything is in SI base units; times of runs in seconds. NULL stands for "not a number".

-- One finished run. runName is the key: digest of the scenario, seed, repetition. simtimeExp -12: the clock counts picoseconds.
CREATE TABLE IF NOT EXISTS run (
  runId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  runName TEXT NOT NULL UNIQUE,
  simtimeExp INTEGER NOT NULL
);

-- seedset, repetition, replication, iterationvars ("web.net.path=sr-iov, ...") of a run.
CREATE TABLE IF NOT EXISTS runAttr (
  runId INTEGER NOT NULL REFERENCES run(runId) ON DELETE CASCADE,
  attrName TEXT NOT NULL,
  attrValue TEXT NOT NULL
);

-- Level of each factor in a run, as written in the model.
CREATE TABLE IF NOT EXISTS runParam (
  runId INTEGER NOT NULL REFERENCES run(runId) ON DELETE CASCADE,
  parName TEXT NOT NULL,
  parValue TEXT NOT NULL
);

-- What else is known about a run. If a queue grew without bound, overloaded names it, message says it, and there are no findings.
CREATE TABLE IF NOT EXISTS ringzeroRun (
  runId INTEGER PRIMARY KEY NOT NULL REFERENCES run(runId) ON DELETE CASCADE,
  scenario TEXT NOT NULL,
  seed INTEGER NOT NULL,
  replication INTEGER NOT NULL,
  warmUp REAL,
  duration REAL,
  events INTEGER,
  fingerprint INTEGER,
  overloaded TEXT,
  message TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS ringzeroRunByKey ON ringzeroRun (scenario, seed, replication);

-- A number: throughput, CPU time by layer, utilisation. moduleName is whose it is; scalarName is the measure and the detail.
-- position: place among the findings of the run. low, high, confidence: its interval, if it has one.
CREATE TABLE IF NOT EXISTS scalar (
  scalarId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  runId INTEGER NOT NULL REFERENCES run(runId) ON DELETE CASCADE,
  moduleName TEXT NOT NULL,
  scalarName TEXT NOT NULL,
  scalarValue REAL,
  position INTEGER NOT NULL,
  measure TEXT NOT NULL,
  detail TEXT NOT NULL,
  unit TEXT NOT NULL,
  low REAL,
  high REAL,
  confidence REAL
);
CREATE INDEX IF NOT EXISTS scalarByRun ON scalar (runId);

-- A distribution: latencies. bounds and counts are lists of equal length: upper bounds of the buckets that are not empty, and how many
-- values are in them. low, high, confidence: interval of the mean from batches within the run.
CREATE TABLE IF NOT EXISTS statistic (
  statId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  runId INTEGER NOT NULL REFERENCES run(runId) ON DELETE CASCADE,
  moduleName TEXT NOT NULL,
  statName TEXT NOT NULL,
  statCount INTEGER NOT NULL,
  statMean REAL,
  statStddev REAL,
  statSum REAL,
  statMin REAL,
  statMax REAL,
  position INTEGER NOT NULL,
  measure TEXT NOT NULL,
  detail TEXT NOT NULL,
  unit TEXT NOT NULL,
  low REAL,
  high REAL,
  confidence REAL,
  bounds TEXT NOT NULL,
  counts TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS statisticByRun ON statistic (runId);

-- The buckets one by one: upper bound and number of values.
CREATE VIEW IF NOT EXISTS histBin AS
  SELECT statId, bound.value AS baseValue, number.value AS cellValue
  FROM statistic, json_each(statistic.bounds) AS bound, json_each(statistic.counts) AS number
  WHERE bound.key = number.key;

-- How sure the percentiles of a distribution are in this run: half of the 95 % interval of the share of values that are up to them. position
-- is that of the statistic. What looks like the 99th percentile lies between the share 0.99 - error and 0.99 + error of all values.
CREATE TABLE IF NOT EXISTS shareError (
  runId INTEGER NOT NULL REFERENCES run(runId) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  share REAL NOT NULL,
  error REAL NOT NULL,
  PRIMARY KEY (runId, position, share)
) WITHOUT ROWID;

-- A level over time: means over steps of so many seconds.
CREATE TABLE IF NOT EXISTS level (
  runId INTEGER NOT NULL REFERENCES run(runId) ON DELETE CASCADE,
  moduleName TEXT NOT NULL,
  position INTEGER NOT NULL,
  measure TEXT NOT NULL,
  detail TEXT NOT NULL,
  unit TEXT NOT NULL,
  step REAL NOT NULL,
  levels TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS levelByRun ON level (runId);

-- The self-checks of a run.
CREATE TABLE IF NOT EXISTS audit (
  runId INTEGER NOT NULL REFERENCES run(runId) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  law TEXT NOT NULL,
  subject TEXT NOT NULL,
  expected REAL,
  found REAL,
  holds INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS auditByRun ON audit (runId);

-- The study as it was asked last, without its runs: JSON with the members "study" and "runs" (which runs each variant consists of).
CREATE TABLE IF NOT EXISTS study (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  document TEXT NOT NULL
);

-- Studies that were finished, the last of them as in the table study: their documents, from which their results can be read again, because
-- runs are kept for ever. Files of earlier versions get this table when they are written to.
CREATE TABLE IF NOT EXISTS history (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  finished TEXT NOT NULL,
  document TEXT NOT NULL
);

-- The variants of that study, one row for each factor; their runs are those in ringzeroRun with the same scenario and seed.
CREATE TABLE IF NOT EXISTS variant (
  variant INTEGER NOT NULL,
  factor TEXT NOT NULL,
  level TEXT NOT NULL,
  number REAL,
  unit TEXT NOT NULL,
  scenario TEXT NOT NULL,
  seed INTEGER NOT NULL
);

-- One run of a scenario of which the first requests after the warm-up were written down: how many, and the window of span.
-- Times of this and the next two tables are picoseconds of simulated time, so that they add up exactly.
CREATE TABLE IF NOT EXISTS watched (
  scenario TEXT NOT NULL,
  seed INTEGER NOT NULL,
  requests INTEGER NOT NULL,
  windowStart INTEGER NOT NULL,
  windowEnd INTEGER NOT NULL,
  PRIMARY KEY (scenario, seed)
);

-- Where their time went: parts in the order of the request. percentile NULL: all requests of the subject, else those next to it.
-- requests and latency: how many, and the sum of their latencies, which the times of the parts of a percentile add up to.
-- file, line: what charges it.
CREATE TABLE IF NOT EXISTS breakdown (
  scenario TEXT NOT NULL,
  seed INTEGER NOT NULL,
  subject TEXT NOT NULL,
  percentile REAL,
  requests INTEGER NOT NULL,
  latency INTEGER NOT NULL,
  stage TEXT NOT NULL,
  kind TEXT NOT NULL,
  resource TEXT NOT NULL,
  layer TEXT NOT NULL,
  operation TEXT NOT NULL,
  declaredIn TEXT NOT NULL,
  time INTEGER NOT NULL,
  file TEXT NOT NULL,
  line INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS breakdownByScenario ON breakdown (scenario, seed);

-- What went on in that window: lanes by their number from above, and what each shows.
CREATE TABLE IF NOT EXISTS span (
  scenario TEXT NOT NULL,
  seed INTEGER NOT NULL,
  position INTEGER NOT NULL,
  lane TEXT NOT NULL,
  kind TEXT NOT NULL,
  spanStart INTEGER NOT NULL,
  spanEnd INTEGER NOT NULL,
  label TEXT NOT NULL,
  layer TEXT NOT NULL,
  source TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS spanByScenario ON span (scenario, seed);

-- Runs that a program works on at this moment, so that no other does the same; empty when nobody works. holder: computer, number and
-- beginning of the process, and which of its open files; until: when the claim ends unless renewed, in milliseconds since 1970.
CREATE TABLE IF NOT EXISTS claim (
  scenario TEXT NOT NULL,
  seed INTEGER NOT NULL,
  replication INTEGER NOT NULL,
  holder TEXT NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (scenario, seed, replication)
);
