import { cpus } from 'node:os';
import { createInProcessBus } from '@rayon/bus';
import { newId } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { createGatewayDouble, staffOf, startTestStore } from '@rayon/testkit';
import { batchMax, codesMax } from '../domain/code-batch';
import { createOffersService } from '../service';

/** How long it takes to draw as many codes as a campaign may have, to import as many, and to count them. */
const clock = () => new Date();
const batches = codesMax / batchMax;
const marketer = staffOf('marketer');

type Data = Record<string, unknown>;

const run = async (): Promise<void> => {
  const store = await startTestStore();
  const bus = createInProcessBus();
  const gateway = createGatewayDouble({ clock });
  const service = await createOffersService({
    storeUrl: store.url,
    databasePrefix: store.prefix,
    bus,
    clock,
    logger: createLogger('offers', { level: 'error' }),
    hops: gateway.hops,
    codeKey: Buffer.alloc(32, 1),
  });
  const change = async (mutation: string, inputType: string, input: Data, selection: string) => {
    const asked = { mutation, inputType, input: { commandId: newId(), ...input }, selection };
    const { data, errors } = await gateway.change(service, marketer, asked);
    if (!data?.[mutation]) throw new Error(JSON.stringify(errors));
    return data[mutation] as Data;
  };
  const draft = async (): Promise<string> => {
    const drafted = await change(
      'draftCampaign',
      'DraftCampaignInput',
      {
        title: { fr: 'Codes', en: 'Codes' },
        body: { fr: 'Codes', en: 'Codes' },
        from: new Date(Date.now() - 86_400_000),
        to: new Date(Date.now() + 86_400_000),
        usesPerCode: 1,
        benefit: { kind: 'PERCENT_OFF', percent: 10 },
      },
      '... on CampaignDrafted { campaign { id } }',
    );
    return (drafted.campaign as { id: string }).id;
  };
  const timed = async <Answer>(what: string, work: () => Promise<Answer>): Promise<Answer> => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const answer = await work();
    const seconds = (performance.now() - start) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    console.log(`| ${what} | ${seconds.toFixed(1)} | ${((user + system) / 1e6).toFixed(1)} |`);
    return answer;
  };

  console.log(`${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.versions.node}`);
  console.log('| what | seconds | processor seconds |\n| --- | ---: | ---: |');
  const [made, imported] = [await draft(), await draft()];
  const codes = await timed(`${codesMax} drawn`, async () => {
    const all: string[] = [];
    for (let batch = 0; batch < batches; batch += 1) {
      const input = { campaignId: made, count: batchMax, prefix: 'BENCH' };
      const drawn = await change(
        'generateCodes',
        'GenerateCodesInput',
        input,
        '... on CodesGenerated { codes }',
      );
      all.push(...(drawn.codes as string[]));
    }
    return all;
  });
  if (new Set(codes).size !== codesMax) throw new Error('a code was drawn twice');
  const list = codes.map((code) => `X${code}`);
  await timed(`${codesMax} imported`, async () => {
    for (let at = 0; at < codesMax; at += batchMax) {
      const input = { campaignId: imported, codes: list.slice(at, at + batchMax) };
      const taken = await change(
        'importCodes',
        'ImportCodesInput',
        input,
        '... on CodesImported { imported refused { line } }',
      );
      if (taken.imported !== batchMax) throw new Error('a line was refused');
    }
  });
  const ask = 'query Q($id: ID!) { campaign(id: $id) { codes { count left } } }';
  const { data } = await timed('what is left of them', () =>
    gateway.ask(service, marketer, ask, { variables: { id: made } }),
  );
  console.log(JSON.stringify(data));
  await service.stop();
  await bus.close();
  await store.stop();
};

void run();
