import ReviewModel

/// A message of a chat, as OpenAI's API and all that follow it have it.
func chatMessage(_ role: ChatRole, _ content: String) -> JSONValue {
  .object([JSONMember("role", .string(role.rawValue)), JSONMember("content", .string(content))])
}

/// Whose turn a message is.
enum ChatRole: String {
  case system
  case user
  case assistant
}

/// The messages that a model answers: the system message, if there is one, and the question.
func chatPrompt(_ question: String, _ systemPrompt: String?) -> [JSONValue] {
  (systemPrompt.map { [chatMessage(.system, $0)] } ?? []) + [chatMessage(.user, question)]
}
