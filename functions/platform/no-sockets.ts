/** Stands in for the half of the database's package that speaks over web sockets: the Worker asks over HTTP. */
function noSockets(): never {
  throw new Error('the portal opens no socket to its database')
}

const none = new Map<string, string>()

export {
  none as subprotocolsV2,
  none as subprotocolsV3,
  noSockets as _createClient,
  noSockets as WsClient,
  noSockets as WsStream,
}
