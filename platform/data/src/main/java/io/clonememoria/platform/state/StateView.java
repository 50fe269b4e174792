package io.clonememoria.platform.state;

import java.util.List;

/** What an administrator's act about state set going, and how far it is. */
record StateView(List<Republication> republications) {}
