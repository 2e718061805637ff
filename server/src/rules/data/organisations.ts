/** A name of an organisation that is not, or no longer, its own. */
export interface OrganisationName {
  wrong: string;
  right: string;
  /** Characters directly behind `wrong` that make another word of it: 农业部门. */
  unlessAfter?: RegExp;
  /** Since when the organisation bears the other name, for one that was abolished or renamed. */
  renamed?: string;
}

/**
 * Sources: 国务院机构简称 (国务院办公厅); 《国务院机构改革方案》 of 2013 and 2018, 《党和国家机构改革方案》 of 2023. Only bodies of
 * the state level, whose names are the same everywhere.
 */
export const ORGANISATION_NAMES: readonly OrganisationName[] = [
  { wrong: '国家发改委', right: '国家发展改革委' },
  { wrong: '国土资源部', right: '自然资源部', unlessAfter: /^门/, renamed: '2018-03' },
  { wrong: '环境保护部', right: '生态环境部', unlessAfter: /^[门署分]/, renamed: '2018-03' },
  { wrong: '国家旅游局', right: '文化和旅游部', renamed: '2018-03' },
  { wrong: '国家工商总局', right: '市场监管总局', renamed: '2018-03' },
  { wrong: '国家质检总局', right: '市场监管总局', renamed: '2018-03' },
  { wrong: '国家食品药品监督管理总局', right: '市场监管总局、国家药监局', renamed: '2018-03' },
  { wrong: '国家卫生计生委', right: '国家卫生健康委', renamed: '2018-03' },
  { wrong: '国家卫计委', right: '国家卫生健康委', renamed: '2018-03' },
  { wrong: '国家安全监管总局', right: '应急管理部', renamed: '2018-03' },
  { wrong: '国家安监总局', right: '应急管理部', renamed: '2018-03' },
  { wrong: '国务院扶贫办', right: '国家乡村振兴局', renamed: '2021-02' },
  { wrong: '中国银保监会', right: '金融监管总局', renamed: '2023-05' },
];
