import { type Breach, breach, type Clause, type ClauseSubject } from '../clause.ts';
import { container, definedSchemas } from '../subject/extension-schemas.ts';
import { isOfType, predefined } from '../subject/xmp-schemas.ts';

function find({ packets, packet }: ClauseSubject): readonly Breach[] {
  const main = definedSchemas(packet);
  return packets.flatMap((one) => {
    const own = definedSchemas(one);
    return one.properties.flatMap(({ uri, prefix, name, value }) => {
      // 6.6.2.3.3 has its own say on the container.
      if (uri === container) return [];
      const type = predefined(uri, name) ?? own.get(`${uri} ${name}`) ?? main.get(`${uri} ${name}`);
      if (type === undefined) return [breach('6.6.2.3.1-1', `${prefix}:${name}`)];
      return isOfType(value, type) ? [] : [breach('6.6.2.3.1-2', `${prefix}:${name} ${type}`)];
    });
  });
}

export const metadataProperties: Clause = {
  id: 'pdfa.6-6-2-3-1',
  tests: ['6.6.2.3.1-1', '6.6.2.3.1-2'],
  description: {
    en: 'XMP properties that nobody explains, or whose value is of another type',
    zh: 'XMP 属性没有定义，或取值类型不符',
  },
  find,
};
