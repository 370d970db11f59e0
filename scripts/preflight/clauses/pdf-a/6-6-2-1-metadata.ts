import { streamAt } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';

export const metadata: Clause = {
  id: 'pdfa.6-6-2-1',
  tests: [1, 2, 3, 4, 5].map((test) => `6.6.2.1-${test}`),
  description: {
    en: 'a file without XMP metadata, or with a packet that is not well-formed',
    zh: '文件没有 XMP 元数据，或元数据包格式有误',
  },
  find: ({ catalog, packets }) => [
    ...(streamAt(catalog, 'Metadata') ? [] : [breach('6.6.2.1-1', '/Metadata –')]),
    ...packets.flatMap(({ bytesAttribute, encodingAttribute, fault, utf8 }) => [
      ...(bytesAttribute ? [breach('6.6.2.1-2', '<?xpacket bytes=')] : []),
      ...(encodingAttribute ? [breach('6.6.2.1-3', '<?xpacket encoding=')] : []),
      ...(fault !== undefined && utf8 ? [breach('6.6.2.1-4', fault)] : []),
      ...(utf8 ? [] : [breach('6.6.2.1-5', 'UTF-8')]),
    ]),
  ],
};
