/**
 * Chats as other services export them: what a file is, who speaks in it and what each said when. Pure: reads a file message
 * by message and keeps nothing. Owns the formats of WhatsApp, Telegram, Messenger and Instagram, and a general JSON and CSV;
 * asks and announces nothing.
 */
@NullMarked
package io.clonememoria.memory.chat;

import org.jspecify.annotations.NullMarked;
