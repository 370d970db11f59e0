export const optionTables = (_language: 'en' | 'zh'): string => '';
