import { key } from '../../../pdf/index.ts';
import { type Breach, breach, type Clause } from '../clause.ts';

const spaces = ['RGB ', 'CMYK', 'GRAY'];

export const outputIntents: Clause = {
  id: 'pdfa.6-2-3',
  tests: ['6.2.3-1', '6.2.3-2', '6.2.3-3'],
  description: {
    en: 'an output intent whose profile is none for a device, several with different profiles, or one that names a profile elsewhere',
    zh: '输出意图的特性文件不可用、多个意图的特性文件不同，或引用外部特性文件',
  },
  find: ({ outfit: { intents } }) => {
    const found: Breach[] = [];
    for (const { hasProfile, profile, kind } of intents) {
      const sound =
        profile &&
        ['prtr', 'mntr'].includes(profile.deviceClass) &&
        spaces.includes(profile.space) &&
        profile.version < 5;
      if (hasProfile && !sound)
        found.push(
          breach('6.2.3-1', `${kind} ${profile ? `${profile.deviceClass} ${profile.space} ${profile.version}` : '–'}`),
        );
    }
    const refs = intents.filter(({ hasProfile }) => hasProfile).map(({ ref }) => ref);
    if (refs.length > 1 && (refs.includes(undefined) || new Set(refs).size > 1))
      found.push(breach('6.2.3-2', refs.join(' ≠ ')));
    for (const { dict, kind } of intents) {
      if (kind === 'GTS_PDFX' && dict.has(key('DestOutputProfileRef')))
        found.push(breach('6.2.3-3', '/DestOutputProfileRef'));
    }
    return found;
  },
};
