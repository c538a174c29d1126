// What a developer without Java does: a client made from the contract's file, asking a node.
import { strict as assert } from 'node:assert';
import {
  AgeAtOffence,
  AlertsApi,
  Configuration,
  Grade,
  NodeApi,
  OffenderRecord,
  OffendersApi,
  ProblemFromJSON,
  ProblemType,
  Purpose,
  ResponseError,
  Sex,
  Stage,
} from './generated';

const configuration = new Configuration({ basePath: process.argv[2], accessToken: 'of-the-tests' });
const offenders = new OffendersApi(configuration);
const alerts = new AlertsApi(configuration);

const registrar = {
  panahOfficer: 'registrar-1',
  panahRole: 'REGISTRAR',
  panahAgency: 'PB-POL',
  panahPurpose: Purpose.RECORD_KEEPING,
};
const investigator = {
  panahOfficer: 'officer-4711',
  panahRole: 'INVESTIGATOR',
  panahAgency: 'PB-POL',
  panahPurpose: Purpose.INVESTIGATION,
  panahCaseKind: 'FIR',
  panahCaseNumber: encodeURIComponent('123/2026'),
  panahCasePlace: encodeURIComponent('Model Town, Lahore'),
};

// The person is made up.
const cnic = { type: 'CNIC', value: '3529912345671' };
const record: OffenderRecord = {
  id: 'model-town-123-2026',
  owner: 'PB-POL',
  version: 0,
  person: {
    name: { latin: 'Muhammad Imran', aliases: ['Mani'] },
    sex: Sex.MALE,
    born: '1985',
    identifiers: [cnic],
    addresses: [],
    contacts: [],
    occupations: [],
    marks: [],
    biometrics: [],
  },
  offences: [
    {
      key: '1',
      section: { code: 'PPC 377B', schedule: '2023-1' },
      stages: [{ stage: Stage.FIR }],
      ageAtOffence: AgeAtOffence.ADULT,
      victims: [],
    },
  ],
  warnings: [],
  legalBasis: 'CRPC-1898-S173',
  reviewBy: new Date('2029-01-01'),
  reviewExtensions: [],
};

async function refusal(call: Promise<unknown>) {
  const failure = await call.then(
    () => assert.fail('it was answered'),
    (thrown: unknown) => thrown,
  );
  assert(failure instanceof ResponseError, String(failure));
  assert.equal(failure.response.headers.get('content-type'), 'application/problem+json');
  return ProblemFromJSON(await failure.response.json());
}

async function main() {
  const registered = await offenders.registerOffender({
    ...registrar,
    idempotencyKey: 'a-write-of-the-tests',
    offenderRecord: record,
  });
  assert.equal(registered.version, 1);
  assert(registered.recordedAt instanceof Date);

  const hits = await offenders.findOffenders({ ...investigator, identifier: cnic });
  assert.equal(hits.list.length, 1);
  assert.equal(hits.list[0].grade, Grade.SAME_IDENTIFIER);
  assert.equal(hits.list[0].record.person.name.latin, 'Muhammad Imran');
  assert(hits.asOf instanceof Date);

  const page = await offenders.listOffenders({ ...registrar, agency: 'PB-POL', limit: 10 });
  assert.equal(page.items[0].id, record.id);
  assert.equal(page.nextToken, undefined);

  const auditor = { ...registrar, panahRole: 'AUDITOR', panahPurpose: Purpose.OVERSIGHT };
  const refused = await refusal(offenders.findOffenders({ ...auditor, identifier: cnic }));
  assert.equal(refused.type, ProblemType.NOT_PERMITTED);
  assert.equal(refused.status, 403);
  assert.equal(refused.rule, 'role-may-not');

  const missing = await refusal(alerts.getAlert({ ...investigator, alertId: 'nobody-knows' }));
  assert.equal(missing.type, ProblemType.NOT_FOUND);

  const stale = await refusal(
    offenders.amendOffender({
      ...registrar,
      offenderId: record.id,
      idempotencyKey: 'another-write',
      offenderRecord: { ...registered, version: 7 },
    }),
  );
  assert.equal(stale.type, ProblemType.CONFLICT);
  assert.deepEqual([stale.expected, stale.actual], [7, 1]);

  assert(new NodeApi(configuration).getHealth instanceof Function);
  console.log('the client was answered as the contract says');
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exit(1);
});
