import { graphql } from '../generated/gql.js';

graphql(`
  fragment ExportParts on DataExport {
    id networkId state requestedAt expiresAt bytes
  }
`);

export const exportsQuery = graphql(`
  query DataExports {
    dataExports { ...ExportParts }
  }
`);

export const exportQuery = graphql(`
  query DataExport($id: ID!) {
    dataExport(id: $id) { ...ExportParts }
  }
`);

export const requestExportMutation = graphql(`
  mutation RequestDataExport {
    requestDataExport { ...ExportParts }
  }
`);

export const deleteAccountMutation = graphql(`
  mutation DeleteAccount($words: ContentChoice!) {
    deleteAccount(words: $words)
  }
`);

export const eraseContentMutation = graphql(`
  mutation EraseMyContent($networkId: ID!) {
    eraseMyContent(networkId: $networkId)
  }
`);

export const copyRoomMutation = graphql(`
  mutation CopyRoom($networkId: ID!) {
    copyRoom(networkId: $networkId) { ...ExportParts }
  }
`);
