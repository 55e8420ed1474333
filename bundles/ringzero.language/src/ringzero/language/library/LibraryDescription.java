// SPDX-License-Identifier: EPL-2.0
package ringzero.language.library;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.AbstractEObjectDescription;

/** A declaration of the library whose file is read when the declaration itself is asked for. */
public final class LibraryDescription extends AbstractEObjectDescription {

    /** What descriptions of the library say: "true" if the declaration starts from another one, else "false". */
    public static final String HAS_BASE = "has base";

    /** Where declarations come from. */
    @FunctionalInterface
    interface Source {
        EObject declaration(URI file, int index);
    }

    private final Declared declared;
    private final QualifiedName name;
    private final int index;
    private final URI file;
    private final Source source;

    LibraryDescription(Declared declared, int index, URI file, Source source) {
        this.declared = declared;
        this.name = QualifiedName.create(declared.packageName().split("\\.")).append(declared.name());
        this.index = index;
        this.file = file;
        this.source = source;
    }

    @Override
    public QualifiedName getName() {
        return name;
    }

    @Override
    public QualifiedName getQualifiedName() {
        return name;
    }

    @Override
    public EClass getEClass() {
        return declared.type();
    }

    @Override
    public EObject getEObjectOrProxy() {
        return source.declaration(file, index);
    }

    @Override
    public URI getEObjectURI() {
        return file.appendFragment("//@declarations." + index);
    }

    @Override
    public String getUserData(String key) {
        return key.equals(HAS_BASE) ? Boolean.toString(declared.hasBase()) : null;
    }

    @Override
    public String[] getUserDataKeys() {
        return new String[] {HAS_BASE};
    }
}
